using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Adds up the kana and kanji of every form, which the counts after Swallow's code leave out in part.</summary>
internal static class JapaneseForms
{
    /// <summary>Gets katakana with ー, ヽヾ, ㇰ–ㇿ and the half-width forms.</summary>
    public static int Katakana(in ScriptCounts scripts) =>
        scripts.Katakana + scripts[LetterClass.KatakanaMark] + scripts[LetterClass.LongMark] + scripts[LetterClass.HalfKatakana];

    /// <summary>Gets all kana.</summary>
    public static int Kana(in ScriptCounts scripts) =>
        Katakana(scripts) + scripts.Hiragana + scripts[LetterClass.HiraganaMark] + scripts[LetterClass.KanaBeyondBmp];

    /// <summary>Gets kanji of all planes.</summary>
    public static int Kanji(in ScriptCounts scripts) => scripts[LetterClass.Kanji] + scripts[LetterClass.KanjiMark] + scripts[LetterClass.KanjiBeyondBmp];
}
