using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Size;

/// <summary>How many words have a letter or a number.</summary>
public sealed class PlainWords : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "text/plain-words",
        Summary = "How many words have a letter or a number.",
        SummaryJa = "文字か数字を含む単語の数。",
        Formula = "words with a letter of Unicode category L or N",
        Unit = Unit.Count,
        Source = "Tsumugi; as gopher_quality_filter.py of huggingface/datatrove counts, with punctuation by category",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Words.Plain;
}
