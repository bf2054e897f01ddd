using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Words;

/// <summary>How many of the words have a letter.</summary>
public sealed class LetteredShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "word/lettered-share",
        Summary = "How many of the words have a letter.",
        SummaryJa = "文字を含む単語の割合。",
        Formula = "words with a letter of Unicode category L (kana and kanji are) / all words; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, gopher_quality_filter.py, gopher_below_alpha_threshold; limits: huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
        Notes = "The parameter of the source is called max_non_alpha_words_ratio and is a minimum. FineWeb2's limit was set on Sudachi mode-A words; with other words it is approximate.",
        NotesJa = "出典の引数は max_non_alpha_words_ratio という名前ですが、実際には下限です。FineWeb2 の限界値は Sudachi の A 単位の単語で決められたものなので、ほかの分割では近似になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Words.Lettered, document.Words.Words);
}
