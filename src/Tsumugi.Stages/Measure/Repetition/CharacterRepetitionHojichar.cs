using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>How much of the text is its most frequent runs of 5 letters.</summary>
public sealed class CharacterRepetitionHojichar : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/character-5gram-share-hojichar",
        Summary = "How much of the text is its most frequent runs of 5 letters.",
        SummaryJa = "頻出する文字 5-gram が占める割合（HojiChar）。",
        Formula = "occurrences of the k most frequent character 5-grams / occurrences of all; k = min(⌊√different⌋, different ones with a frequency above 1), code points; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "HojiChar/HojiChar@3ca1d27, document_filters.py, CharRepetitionRatioFilter",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        NgramCounts ngrams = document.Ngrams(5);
        int most = Math.Min((int)Math.Sqrt(ngrams.Distinct), ngrams.DistinctRepeated);
        return Quotient.Of(document.SumOfGreatest5grams(most), ngrams.Total);
    }
}
