using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Sentences;

/// <summary>How many letters come on one 。.</summary>
public sealed class MeanSentenceLengthKuten : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "sentence/mean-length-kuten",
        Summary = "How many letters come on one 。.",
        SummaryJa = "句点（。）一つあたりの文字数。",
        Formula = "all letters (code points) / 。; all letters if there is none",
        Unit = Unit.LettersEach,
        Source = "HojiChar/HojiChar@3ca1d27, document_filters.py, DiscardRareKuten",
        Notes = "For people; rules use sentence/kuten-per-letter, which is the comparison of the source.",
        NotesJa = "人が読むための値です。規則では、出典の比較と同じ sentence/kuten-per-letter を使います。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.LetterCount / (double)Math.Max(1, document.CountOf('。'));
}
