using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>How many of all runs of 7 words occur more than once.</summary>
public sealed class WordRepetitionHojichar : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/word-7gram-share-hojichar",
        Summary = "How many of all runs of 7 words occur more than once.",
        SummaryJa = "2 回以上現れる単語 7-gram の割合（HojiChar）。",
        Formula = "occurrences of word 7-grams with a frequency above 1 / occurrences of all; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "HojiChar/HojiChar@3ca1d27, document_filters.py, WordRepetitionRatioFilter",
        Notes = "The source cuts words with UniDic.",
        NotesJa = "出典では UniDic で単語に分割しています。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.WordNgrams(7).Repeated, document.WordNgrams(7).Total);
}
