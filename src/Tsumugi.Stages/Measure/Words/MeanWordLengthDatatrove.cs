using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Words;

/// <summary>How many letters a word has on the average, by the set of datatrove.</summary>
public sealed class MeanWordLengthDatatrove : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "word/mean-length-datatrove",
        Summary = "How many letters a word has on the average, by the set of datatrove.",
        SummaryJa = "単語の平均文字数（datatrove の約物集合）。",
        Formula = "letters of words with a letter outside PUNCTUATION_SET / those words (code points); 0 if there are none",
        Unit = Unit.LettersEach,
        Source = "huggingface/datatrove@a649de7, gopher_quality_filter.py, avg_n_words; limits: huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
        Notes = "FineWeb2's limit was set on Sudachi mode-A words; with other words it is approximate.",
        NotesJa = "FineWeb2 の限界値は Sudachi の A 単位の単語で決められたものなので、ほかの分割では近似になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Words.PlainDatatroveLetters, document.Words.PlainDatatrove);
}
