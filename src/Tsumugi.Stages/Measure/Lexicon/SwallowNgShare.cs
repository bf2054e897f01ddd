using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Measures how many letters belong to sexual or offensive words, against the Japanese letters.</summary>
/// <remarks>The lists and their licence are in the folder beside this file. Cost: one scan of the text, shared with all measures of word lists.</remarks>
public sealed class SwallowNgShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "lexicon/swallow-ng-share",
        Summary = "How many letters belong to sexual or offensive words, per Japanese letter.",
        SummaryJa = "日本語の文字数に対する性的・差別的な語の文字数の割合。",
        Formula = "letters of words on the lists, longest match from the left / Japanese letters (kana, kanji, 。．！？, 、，); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus, ngword.py, ng_fraction; lists of MosasoM/inappropriate-words-ja@e24de6e18513 (MIT)",
        Notes = "Words are found inside others: バカンス and カスタム hit. "
            + "Latin words count above the line but not below it, so the share may pass 1. Swallow Corpus v1 itself used further words that were never published.",
        NotesJa = "ほかの語の途中でも見つけます（バカンス、カスタムが該当します）。英字の語は分子にだけ入るので、1 を超えることがあります。Swallow Corpus v1 では、公開されていない語も使われました。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        int japanese = document.Scripts.Japanese;
        return japanese == 0 ? 0 : Quotient.Of(document.Count<LexiconCounts>().Letters(LexiconList.SwallowNg), japanese);
    }

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => LexiconCounts.Locate(LexiconList.SwallowNg, document, spans);
}
