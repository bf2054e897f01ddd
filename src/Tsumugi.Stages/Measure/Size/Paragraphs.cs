using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Size;

/// <summary>Counts the paragraphs of the text: blocks of lines between blank ones.</summary>
/// <remarks>Swallow calls each line a paragraph; that reading is in the repetition measures.</remarks>
public sealed class Paragraphs : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "text/paragraphs",
        Summary = "How many blocks of lines the text has, parted by blank lines.",
        SummaryJa = "空行で区切られた段落の数。",
        Formula = "maximal runs of lines that have a letter other than white space",
        Unit = Unit.Count,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        int paragraphs = 0;
        bool inside = false;
        foreach (ref readonly TextLine line in document.Lines)
        {
            bool filled = !document.Letters[line.Start..line.End].IsWhiteSpace();
            paragraphs += filled && !inside ? 1 : 0;
            inside = filled;
        }

        return paragraphs;
    }
}
