using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read.Files;

namespace Tsumugi.Stages.Read;

/// <summary>Reads texts: one file is one document, in whatever encoding.</summary>
/// <remarks>
/// Title, date and licence come from the front matter of Markdown files (a YAML block between lines of `---`), which is then cut
/// off; a block that is not closed or not in UTF-8 stays part of the text. Sizes as for <see cref="HtmlReader"/>.
/// </remarks>
/// <param name="limits">The sizes in force; null for the usual ones.</param>
public sealed class PlainTextReader(ReadLimits? limits = null) : IReader
{
    /// <inheritdoc/>
    public string Kind => "text";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".txt", ".text", ".md", ".markdown", ".rst", ".adoc"];

    /// <inheritdoc/>
    public bool CanSplit(string path) => false;

    /// <inheritdoc/>
    public IRecordReader Open(SourceFile file)
    {
        bool markdown = file.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);
        return new WholeFileReader(file, limits ?? ReadLimits.Default, markdown ? DescribeMarkdown : Describe);
    }

    private static void Describe(RawRecord record)
    {
        record.Kind = RecordKind.TextBytes;
        record.MediaType = "text/plain";
    }

    private static void DescribeMarkdown(RawRecord record)
    {
        record.Kind = RecordKind.TextBytes;
        record.MediaType = "text/markdown";
        FrontMatter.Take(record);
    }
}
