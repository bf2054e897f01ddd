using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Says whether a word that was found in a text stands there as a word, or inside another one.</summary>
/// <remarks>
/// Japanese has no blanks, but scripts tell much: アス in アスパラガス goes on in katakana, 死 in 死角 in kanji. A katakana edge needs a neighbour that is not
/// katakana or ー, a Latin or digit edge one that is neither; a word of one or two kanji needs neighbours that are not kanji; an edge in hiragana of a word of
/// at most three letters needs a neighbour that is not hiragana, or a particle. Known misses: a compound of two words (人妻熟女 for 人妻) is not found; a particle
/// that is part of a word (くそが in くそがき) lets it stand.
/// </remarks>
internal static class WordBorder
{
    private const string Particles = "をのにはがとでもやへかだねよ";
    private const int ShortKanji = 2;
    private const int ShortHiragana = 3;

    /// <summary>Says whether a word is katakana throughout, as HojiChar's [ァ-ヴー]+ has it.</summary>
    public static bool IsKatakana(string word) => word.All(IsKatakana);

    /// <summary>Says whether a letter is in HojiChar's [ァ-ヴー].</summary>
    public static bool IsKatakana(char letter) => letter is (>= '\u30A1' and <= '\u30F4') or '\u30FC';

    /// <summary>Says whether a katakana word has no neighbour in [ァ-ヴー].</summary>
    public static bool StandsApart(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || !IsKatakana(text[start - 1])) && (end == text.Length || !IsKatakana(text[end]));

    /// <summary>Says whether a word stands as a word.</summary>
    public static bool Stands(ReadOnlySpan<char> text, int start, int end)
    {
        ReadOnlySpan<char> word = text[start..end];
        return (start == 0 || Parts(word, word[0], text[start - 1])) && (end == text.Length || Parts(word, word[^1], text[end]));
    }

    /// <summary>Says whether a neighbour lets a word end at an edge.</summary>
    private static bool Parts(ReadOnlySpan<char> word, char edge, char neighbour) => ScriptOf(edge) switch
    {
        Script.Katakana => ScriptOf(neighbour) != Script.Katakana,
        Script.Western => ScriptOf(neighbour) != Script.Western,
        Script.Kanji => word.Length > ShortKanji || !IsAll(word, Script.Kanji) || ScriptOf(neighbour) != Script.Kanji,
        Script.Hiragana => word.Length > ShortHiragana || ScriptOf(neighbour) != Script.Hiragana || Particles.Contains(neighbour, StringComparison.Ordinal),
        _ => true,
    };

    private static bool IsAll(ReadOnlySpan<char> word, Script script)
    {
        foreach (char letter in word)
        {
            if (ScriptOf(letter) != script)
            {
                return false;
            }
        }

        return true;
    }

    private static Script ScriptOf(char letter) => LetterClasses.Of(letter) switch
    {
        LetterClass.Hiragana or LetterClass.HiraganaMark => Script.Hiragana,
        LetterClass.Katakana or LetterClass.KatakanaMark or LetterClass.LongMark or LetterClass.HalfKatakana => Script.Katakana,
        LetterClass.Kanji or LetterClass.KanjiMark => Script.Kanji,
        LetterClass.Latin or LetterClass.LatinAccented or LetterClass.LatinWide or LetterClass.Digit or LetterClass.DigitWide => Script.Western,
        _ => Script.Other,
    };

    private enum Script
    {
        Other,
        Hiragana,
        Katakana,
        Kanji,
        Western,
    }
}
