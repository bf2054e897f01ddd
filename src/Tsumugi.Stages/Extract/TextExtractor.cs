using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Extract.Aozora;

namespace Tsumugi.Stages.Extract;

/// <summary>Takes the text out of documents that are text already: as it is, or with its annotations resolved.</summary>
/// <remarks>One worker each.</remarks>
/// <param name="settings">The recipe's section `text`.</param>
public sealed class TextExtractor(TextSettings settings)
{
    private readonly AozoraReader _aozora = new(settings.KeepReadings);

    /// <summary>Appends the text; title and author are set where an annotated file states them.</summary>
    /// <param name="text">The decoded text.</param>
    /// <param name="isFile">Whether it is a whole file; texts of tables and archives have no annotations.</param>
    /// <param name="document">Receives them.</param>
    public void Extract(ReadOnlySpan<char> text, bool isFile, Document document)
    {
        bool annotated = isFile && settings.Annotations switch
        {
            "aozora" => true,
            "auto" => AozoraFile.DeclaresItself(text),
            _ => false,
        };
        if (annotated)
        {
            _aozora.Read(text, document);
        }
        else
        {
            document.Text.Append(text);
        }
    }
}
