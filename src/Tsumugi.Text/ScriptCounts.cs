using System.Runtime.CompilerServices;

namespace Tsumugi.Text;

/// <summary>How many letters (code points) of each class a text has.</summary>
/// <remarks>
/// <see cref="Japanese"/> and its five parts are counted as Swallow Corpus v1 does (quality.py, count_japanese_letters): without ー, half-width
/// kana, iteration marks and kanji outside the Basic Multilingual Plane. Other formulas are sums of the indexer's counts.
/// </remarks>
public readonly struct ScriptCounts
{
    private readonly Counts _counts;

    /// <summary>Takes the counts, one per <see cref="LetterClass"/>.</summary>
    /// <exception cref="ArgumentException">There are fewer counts than classes.</exception>
    public ScriptCounts(ReadOnlySpan<int> counts)
    {
        counts[..LetterClasses.Count].CopyTo(_counts);
        int total = 0;
        foreach (int count in counts[..LetterClasses.Count])
        {
            total += count;
        }

        Total = total;
    }

    /// <summary>Gets the number of letters (code points) of all classes; a lone surrogate is one letter.</summary>
    public int Total { get; }

    /// <summary>Gets hiragana ぁ–ゖ.</summary>
    public int Hiragana => this[LetterClass.Hiragana];

    /// <summary>Gets full-width katakana ァ–ヺ, without ー.</summary>
    public int Katakana => this[LetterClass.Katakana];

    /// <summary>Gets kanji as Swallow's code counts them: 々〇〻, U+3400–9FFF (hexagrams included), U+F900–FAFF, none beyond the Basic Multilingual Plane.</summary>
    public int Kanji => this[LetterClass.Kanji] + this[LetterClass.KanjiMark] + this[LetterClass.Hexagram];

    /// <summary>Gets the end marks 。．！？ (the ASCII ones end a sentence but are not counted).</summary>
    public int Kuten => this[LetterClass.Kuten] + this[LetterClass.WideStop] + this[LetterClass.WideExclamation] + this[LetterClass.WideQuestion];

    /// <summary>Gets the commas 、，</summary>
    public int Toten => this[LetterClass.Toten] + this[LetterClass.WideComma];

    /// <summary>Gets the sum of hiragana, katakana, kanji, kuten and toten.</summary>
    public int Japanese => Hiragana + Katakana + Kanji + Kuten + Toten;

    /// <summary>Gets Latin letters: ASCII, accented and full-width.</summary>
    public int Latin => this[LetterClass.Latin] + this[LetterClass.LatinAccented] + this[LetterClass.LatinWide];

    /// <summary>Gets the digits 0–9 and ０–９.</summary>
    public int Digits => this[LetterClass.Digit] + this[LetterClass.DigitWide];

    /// <summary>Gets white space of every kind, line feeds included.</summary>
    public int Blank => this[LetterClass.Newline] + this[LetterClass.Space] + this[LetterClass.WideSpace];

    /// <summary>Gets signs, pictographs and ASCII punctuation (`■`, `→`, `😀`, `|`, `#`, `-`).</summary>
    public int Symbols => this[LetterClass.Symbol] + this[LetterClass.Emoji] + this[LetterClass.AsciiPunctuation] + this[LetterClass.AsciiEndMark];

    /// <summary>Gets the letters that need two UTF-16 units.</summary>
    /// <remarks>Known from the classes except for the unassigned planes, which are <see cref="LetterClass.Other"/>; so it is stored apart by the counter.</remarks>
    public int BeyondBmp { get; internal init; }

    /// <summary>Gets the count of one class.</summary>
    public int this[LetterClass letterClass] => _counts[(int)letterClass];

    [InlineArray(LetterClasses.Count)]
    private struct Counts
    {
        private int _first;
    }
}
