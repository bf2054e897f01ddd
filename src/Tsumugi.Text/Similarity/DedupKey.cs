namespace Tsumugi.Text.Similarity;

/// <summary>Folds away what writers do not mean, so that two spellings of one text compare equal.</summary>
/// <remarks>
/// <para>
/// Dropped: white space, line ends, control and zero-width characters, soft hyphens, direction marks, variation selectors. Folded to one
/// spelling: full and half width (Ａ A, ｱ ア), capitals of Latin, Greek and Cyrillic, hyphens, dashes and the long mark (‐ − — ー are one
/// letter, since コ−ヒ− is a slip for コーヒー), waves (〜 ～ ~: Shift_JIS 0x8160 decodes to either), 、，, and 。．., quotation
/// marks, ¥ and \ (0x5C of JIS X 0201), middle dots, a run of dots or middle dots and …, radicals as symbols and compatibility ideographs (⽇ U+2F47, 神 U+FA19). Table and reasons: <c>DedupKey.Table.cs</c>.
/// </para>
/// <para>
/// Kept: everything that tells words apart. A mark of voicing is a letter's own (か ≠ が, は ≠ ば ≠ ぱ); decomposed and half-width
/// spellings are composed (か + U+3099, ｶﾞ, か゛ become が, ガ, が) and nothing is ever decomposed: the NFD of some pipelines followed by
/// dropping all marks makes がっこう into かっこう. Hiragana ≠ katakana, 一 ≠ 1, ① ≠ 1, small ≠ large kana.
/// </para>
/// <para>
/// Known misses: signs that stand for several letters stay apart from them (㈱ and (株), ㍻ and 平成, ½ and 1/2), Latin letters with a combining
/// accent from those in one piece, compatibility ideographs beyond the basic plane from their letters, a doubled dash from a single one. The key is for comparing
/// only, never for reading. Any UTF-16 is allowed, lone surrogates stay. Linear, without allocation once the
/// buffer is large enough, thread-safe; folding a key again changes nothing, and a key is never longer than its text.
/// </para>
/// </remarks>
public static partial class DedupKey
{
    /// <summary>Writes the key of a text into a buffer, replacing what it held.</summary>
    /// <param name="text">Any UTF-16.</param>
    /// <param name="key">Receives the key.</param>
    public static void Fold(ReadOnlySpan<char> text, TextBuffer key)
    {
        key.Clear();
        Append(text, key);
    }

    /// <summary>Appends the key of a text as if nothing stood before it: no mark at its start joins the letters that the buffer holds.</summary>
    /// <param name="text">Any UTF-16.</param>
    /// <param name="key">Receives the key behind what it holds.</param>
    public static void Append(ReadOnlySpan<char> text, TextBuffer key)
    {
        Span<char> output = key.Reserve(text.Length);
        ReadOnlySpan<ushort> folds = Folds;
        int length = 0;
        foreach (char letter in text)
        {
            ushort folded = folds[letter];
            if (folded > LastMark)
            {
                output[length++] = (char)folded;
            }
            else if (folded != Dropped)
            {
                length = FoldMark(output, length, folded, letter);
            }
        }

        key.Advance(length);
    }

    /// <summary>Handles the letters whose fate depends on the one before: marks of voicing, variation selectors, runs of dots.</summary>
    /// <returns>The new length of the output.</returns>
    private static int FoldMark(Span<char> output, int length, ushort mark, char letter)
    {
        char before = length == 0 ? '\0' : output[length - 1];
        switch (mark)
        {
            case Voiced or SemiVoiced:
                char composed = Compose(before, mark == Voiced);
                if (composed != '\0')
                {
                    output[length - 1] = composed;
                    return length;
                }

                output[length] = mark == Voiced ? '\u3099' : '\u309A';
                return length + 1;

            case SelectorTail:
                // U+E0100..E01EF are written as DB40 and a tail; the same tails end other letters (emoji).
                if (before == SelectorLead)
                {
                    return length - 1;
                }

                output[length] = letter;
                return length + 1;

            default:
                char dot = mark switch { Stop => '.', MiddleDot => '・', _ => '…' };
                if (before == '…' || (before == dot && dot != '…'))
                {
                    output[length - 1] = '…';
                    return length;
                }

                output[length] = dot;
                return length + 1;
        }
    }

    /// <summary>Joins a kana and a mark of voicing; U+0000 if there is no such letter.</summary>
    private static char Compose(char letter, bool voiced)
    {
        // Hiragana U+3041.. and katakana U+30A1.. lie 0x60 apart in the same order.
        int offset = letter >= '\u30A1' ? 0x60 : 0;
        int kana = letter - offset;
        if (!voiced)
        {
            return kana is 'は' or 'ひ' or 'ふ' or 'へ' or 'ほ' ? (char)(letter + 2) : '\0';
        }

        bool next = kana is 'か' or 'き' or 'く' or 'け' or 'こ' or 'さ' or 'し' or 'す' or 'せ' or 'そ' or 'た' or 'ち' or 'つ' or 'て' or 'と'
            or 'は' or 'ひ' or 'ふ' or 'へ' or 'ほ' or 'ゝ';
        return next ? (char)(letter + 1) : letter switch
        {
            'う' => 'ゔ',
            'ウ' => 'ヴ',
            >= 'ワ' and <= 'ヲ' => (char)(letter + 8),
            _ => '\0',
        };
    }
}
