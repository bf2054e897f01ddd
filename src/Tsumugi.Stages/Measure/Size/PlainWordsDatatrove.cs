using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Size;

/// <summary>How many words are not made of punctuation alone, by the set of datatrove.</summary>
public sealed class PlainWordsDatatrove : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "text/plain-words-datatrove",
        Summary = "How many words are not made of punctuation alone, by the set of datatrove.",
        SummaryJa = "約物だけではない単語の数（datatrove の約物集合）。",
        Formula = "words with a letter that is not in PUNCTUATION_SET",
        Unit = Unit.Count,
        Source = "huggingface/datatrove@a649de7, gopher_quality_filter.py, n_non_symbol_words_words; limits: huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
        Notes = "Quirk kept: the set has １ but not ２, and lacks ・『』〔〕〜―‥＋＝＃＠※■●★, so a line of ■■■ is a word and １ is none. FineWeb2's limit was set on Sudachi mode-A words; with other words it is approximate.",
        NotesJa = "残した癖: 記号の集合に １ はありますが ２ はなく、・『』〔〕〜―‥＋＝＃＠※■●★ もありません。そのため ■■■ の行は単語になり、１ は単語になりません。FineWeb2 の限界値は Sudachi の A 単位の単語で決められたものなので、ほかの分割では近似になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Words.PlainDatatrove;
}
