using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Marks;

/// <summary>How many { the text has.</summary>
public sealed class CurlyBrackets : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "mark/curly-brackets",
        Summary = "How many { the text has.",
        SummaryJa = "「{」の数。",
        Formula = "{",
        Unit = Unit.Count,
        Source = "huggingface/datatrove@a649de7, c4_filters.py, curly_bracket",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.CountOf('{');
}
