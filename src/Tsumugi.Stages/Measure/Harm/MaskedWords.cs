using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Harm;

/// <summary>Counts words that are written so that filters miss them.</summary>
public sealed class MaskedWords : IMeasure
{
    /// <inheritdoc/>
    public MeasureCard Card { get; } = new()
    {
        Id = "harm/masked-hits",
        Summary = "How many sexual or offensive words are written with a masked letter or with letters kept apart.",
        SummaryJa = "伏せ字や文字の間に記号を挟んだ書き方の、性的・攻撃的な語の数。",
        Formula = "words of three to ten kana or kanji with exactly one letter replaced by a mark (○●□■△▲☆★※*×_ …), or with one and the same mark (・ . / - ★ or a blank) between all letters; kana of any width and size are equal; not overlapping",
        Unit = Unit.Count,
        Source = "words: MosasoM/inappropriate-words-ja@e24de6e (MIT), LDNOOBW@5faf2ba (CC BY 4.0); forms: Tsumugi",
        Notes = "A kana edge needs a neighbour that is not kana of the same kind, a kanji edge one that is not kanji. Two masked letters, Latin letters for kana and words of two letters are not found; ○×クイズ, 〇〇市 and 二〇二六年 do not count.",
        NotesJa = "カタカナの端の隣にカタカナ、漢字の端の隣に漢字がある場合は数えません。二文字以上の伏せ字、かなの代わりの英字、二文字の語は見つけません。○×クイズ、〇〇市、二〇二六年は該当しません。",
    };

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Count<MaskedWordCount>().Hits;

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => MaskedWordCount.Locate(document, spans);
}
