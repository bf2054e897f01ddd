using Tsumugi.Contracts.Messages;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>A category of words, taken from all lists together.</summary>
/// <param name="Name">The word in ids: `adult`.</param>
/// <param name="List">The reading.</param>
/// <param name="Words">What the words are, in both languages.</param>
/// <param name="Source">Where they come from.</param>
public sealed record WordCategory(string Name, int List, Phrase Words, string Source)
{
    private const string Boundaries = "A word must stand at Japanese word boundaries: no katakana beside a katakana edge, no Latin letter or digit beside a Latin one, no kanji beside a word of one or two kanji, "
        + "no hiragana other than a particle beside a word of up to three letters that ends so. アス in アスパラガス and 死 in 死角 do not count.";

    /// <summary>Gets the categories.</summary>
    public static IReadOnlyList<WordCategory> All { get; } =
    [
        new("adult", (int)LexiconList.Adult, new("adult words", "成人向けの語"), "words: llm-jp/llm-jp-corpus@9815fc5 and HojiChar/HojiChar@3ca1d27 (Apache-2.0), MosasoM/inappropriate-words-ja@e24de6e (MIT), LDNOOBW@5faf2ba (CC BY 4.0); boundaries: Tsumugi"),
        new("violence", (int)LexiconList.Violence, new("words of violence", "暴力の語"), "words: llm-jp/llm-jp-corpus@9815fc5 and HojiChar/HojiChar@3ca1d27 (Apache-2.0); boundaries: Tsumugi"),
        new("discrimination", (int)LexiconList.Discrimination, new("discriminating words", "差別の語"), "words: llm-jp/llm-jp-corpus@9815fc5 and HojiChar/HojiChar@3ca1d27 (Apache-2.0), MosasoM/inappropriate-words-ja@e24de6e (MIT); boundaries: Tsumugi"),
        new("advert", (int)LexiconList.Advert, new("phrases of advertisements", "広告の語句"), "phrases: HojiChar/HojiChar@3ca1d27 (Apache-2.0), those of one sign left out; boundaries: Tsumugi"),
        new("gambling", (int)LexiconList.Gambling, new("words of gambling", "賭博の語"), "words and boundaries: Tsumugi, Measure/Harm/words/gambling.txt"),
        new("drugs", (int)LexiconList.Drugs, new("words of illegal drugs", "違法薬物の語"), "words and boundaries: Tsumugi, Measure/Harm/words/drugs.txt"),
        new("scam", (int)LexiconList.Scam, new("words of fraud", "詐欺・悪質な勧誘の語"), "words and boundaries: Tsumugi, Measure/Harm/words/scam.txt"),
    ];

    /// <summary>Gets the categories of harm: all but advertisements.</summary>
    public static IEnumerable<WordCategory> Harm => All.Where(category => category.List != (int)LexiconList.Advert);

    /// <summary>Gets what the cards say of boundaries.</summary>
    internal static string BoundaryNote => Boundaries;

    /// <summary>Gets the same in Japanese.</summary>
    internal static string BoundaryNoteJa => "日本語の語の境界にある場合だけ数えます。カタカナの端の隣にカタカナ、英字の端の隣に英数字、1〜2 字の漢字語の隣に漢字がある場合や、ひらがなで始まるか終わる 3 文字までの語の隣に助詞以外のひらがながある場合は数えません。アスパラガスのアスや死角の死は該当しません。";
}
