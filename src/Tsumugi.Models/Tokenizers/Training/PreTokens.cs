using Tsumugi.Text;

namespace Tsumugi.Models.Tokenizers.Training;

/// <summary>Cuts text into the stretches within which pieces may grow: kanji with the hiragana behind them, runs of another script, Latin words with the blank before them, single digits.</summary>
/// <remarks>
/// <para>
/// Japanese has no blanks, so scripts are the borders. A word of kanji keeps the hiragana that follow it (東京都に | 行きました), as they are its ending or a particle;
/// where hiragana ends, a new word begins. <see cref="StretchBorders.Script"/> parts these, too. A digit stands alone, so that numbers of any length are written the same way; so does each mark,
/// hence no piece holds a part of `&lt;s&gt;` or another mark's name, and no reader can take a text for one.
/// </para>
/// <para>Borders shape the vocabulary only. Encoders know nothing of them: they merge what the pieces allow, so every program that knows the pieces gives the same ids.</para>
/// </remarks>
public static class PreTokens
{
    /// <summary>The longest stretch in UTF-16 units: longer runs are cut, so that no text makes the trainer slow.</summary>
    public const int Longest = 64;

    /// <summary>Finds the end of the stretch that begins at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place.</param>
    /// <param name="borders">Where stretches end.</param>
    public static int End(ReadOnlySpan<char> text, int start, StretchBorders borders)
    {
        int at = start;
        if (text[at] == ' ' && at + 1 < text.Length && KindOf(text, at + 1, out _) == Kind.Latin)
        {
            at++; // the blank goes with the word behind it
        }

        Kind kind = KindOf(text, at, out int length);
        at += length;
        if (kind is Kind.Digit or Kind.Mark)
        {
            return at;
        }

        while (at < text.Length && at - start < Longest)
        {
            Kind next = KindOf(text, at, out length);
            if (next != kind && !(next == Kind.Long && kind is (Kind.Katakana or Kind.Hiragana)))
            {
                if (borders != StretchBorders.Phrase || kind != Kind.Kanji || next != Kind.Hiragana)
                {
                    break;
                }

                kind = next;
            }

            at += length;
        }

        return at;
    }

    private static Kind KindOf(ReadOnlySpan<char> text, int at, out int length)
    {
        char unit = text[at];
        length = char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        if (length == 2)
        {
            return LetterClasses.Of(char.ConvertToUtf32(unit, text[at + 1])) is LetterClass.KanjiBeyondBmp ? Kind.Kanji : Kind.Mark;
        }

        return LetterClasses.Of(unit) switch
        {
            LetterClass.Kanji or LetterClass.KanjiMark => Kind.Kanji,
            LetterClass.Hiragana or LetterClass.HiraganaMark => Kind.Hiragana,
            LetterClass.Katakana or LetterClass.KatakanaMark or LetterClass.HalfKatakana => Kind.Katakana,
            LetterClass.LongMark => Kind.Long,
            LetterClass.Digit or LetterClass.DigitWide => Kind.Digit,
            LetterClass.Latin or LetterClass.LatinAccented or LetterClass.LatinWide => Kind.Latin,
            _ when unit is ' ' => Kind.Blank,
            _ when unit is '\n' => Kind.Line,
            _ when char.IsLetter(unit) => Kind.Letter,
            _ => Kind.Mark,
        };
    }

    private enum Kind
    {
        Kanji,
        Hiragana,
        Katakana,
        Long,
        Digit,
        Latin,
        Letter,
        Blank,
        Line,
        Mark,
    }
}
