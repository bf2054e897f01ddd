namespace Tsumugi.Text.Encodings;

/// <summary>Recognises text that somebody decoded wrongly before it was stored: no decoder can read it any more.</summary>
/// <remarks>
/// Three tracks of Japanese: UTF-8 read as Latin (ã followed by a control or quote: ã\u0081‚), UTF-8 read as Shift_JIS (縺 繧 繝, which
/// begin every kana's three bytes), EUC-JP read as Shift_JIS (､ or ･ before each kana); and U+FFFD that the bytes really spell. Text with more
/// kana than tracks is sound, though it may quote such letters. Looks at the first 64 Ki letters.
/// </remarks>
public static class Mojibake
{
    private const int Reach = 64 * 1024;
    private const int FewestTracks = 10;

    /// <summary>Says whether more than a fifth of the letters beyond ASCII are such tracks.</summary>
    public static bool Is(ReadOnlySpan<char> letters)
    {
        letters = letters[..Math.Min(letters.Length, Reach)];
        int beyond = 0;
        int latin = 0;
        int shiftJis = 0;
        int euc = 0;
        int replaced = 0;
        int kana = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            char letter = letters[i];
            if (letter < 0x80)
            {
                int next = letters[i..].IndexOfAnyInRange('\u0080', '\uFFFF');
                if (next < 0)
                {
                    break;
                }

                i += next;
                letter = letters[i];
            }

            beyond++;
            char after = i + 1 < letters.Length ? letters[i + 1] : ' ';
            switch (letter)
            {
                case '\u00E3' or '\u00E5' or '\u00E6' or '\u00E7' when after is (>= '\u0080' and <= '\u00BF') or (>= '\u2010' and <= '\u2122') or '\u0192' or '\u0152' or '\u0153':
                    latin++;
                    break;
                case '\u7E3A' or '\u7E67' or '\u7E5D':
                    shiftJis++;
                    break;
                case '\uFF64' or '\uFF65' when after is >= '\uFF61' and <= '\uFF9F':
                    euc++;
                    break;
                case '\uFFFD':
                    replaced++;
                    break;
                case >= '\u3041' and <= '\u30FE':
                    kana++;
                    break;
            }
        }

        int tracks = latin + shiftJis + euc + replaced;
        return kana < tracks && (Enough(latin, beyond, 8) || Enough(shiftJis, beyond, 5) || Enough(euc, beyond, 5) || Enough(replaced, beyond, 5));
    }

    // One Japanese letter becomes three Latin ones, so their share is lower.
    private static bool Enough(int tracks, int beyond, int share) => tracks >= FewestTracks && (long)tracks * share > beyond;
}
