using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>How long the longest run of one and the same letter is.</summary>
public sealed class LongestLetterRun : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/longest-letter-run",
        Summary = "How long the longest run of one and the same letter is.",
        SummaryJa = "同じ文字が続く最長の長さ。",
        Formula = "letters of the longest run of one letter",
        Unit = Unit.Letters,
        Source = "HojiChar/HojiChar@3ca1d27, document_filters.py, SingleCharacterRepetitionFilter",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.LongestRun;
}
