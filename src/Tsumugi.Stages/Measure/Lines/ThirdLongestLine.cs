using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many letters the third longest line has.</summary>
public sealed class ThirdLongestLine : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/third-longest",
        Summary = "How many letters the third longest line has.",
        SummaryJa = "3 番目に長い行の文字数。",
        Formula = "letters of the third longest line (code points); 0 if there are fewer than three lines",
        Unit = Unit.Letters,
        Source = "huggingface/datatrove@a649de7, c4_filters.py, C4ParagraphFilter",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Count<LineCounts>().ThirdLongest;
}
