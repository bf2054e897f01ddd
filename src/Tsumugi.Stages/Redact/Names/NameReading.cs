using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Names;

/// <summary>Reads a name in kana: a reading in brackets behind a name, or the value of フリガナ.</summary>
internal static class NameReading
{
    private const int Longest = 20;

    /// <summary>Reads kana in brackets that open at a place: （やまだ たろう）, (ヤマダ・タロウ、1990年-).</summary>
    /// <returns>Where the kana stand; empty if something else does.</returns>
    internal static TextSpan InBrackets(ReadOnlySpan<char> text, int open)
    {
        if (open >= text.Length || text[open] is not ('(' or '（' or '[' or '［' or '〈' or '＜'))
        {
            return default;
        }

        int end = EndOf(text, open + 1, out int letters);
        bool closed = end < text.Length && text[end] is ')' or '）' or ']' or '］' or '〉' or '＞' or '、' or ',' or '，' or ';' or '；';
        return closed && letters >= 3 ? new TextSpan(open + 1, end) : default;
    }

    /// <summary>Reads kana with single blanks or points between, as far as they go.</summary>
    /// <returns>The end; the beginning if there are none.</returns>
    internal static int EndOf(ReadOnlySpan<char> text, int start, out int letters)
    {
        letters = 0;
        int end = start;
        for (int at = start; at < text.Length && letters <= Longest; at++)
        {
            bool hiragana = NameLetters.IsHiragana(text[at]);
            if (hiragana || NameLetters.IsKatakana(text[at]) || text[at] is >= 'ｦ' and <= 'ﾟ')
            {
                if (letters > 0 && hiragana != NameLetters.IsHiragana(text[start]) && text[at] != 'ー')
                {
                    break;
                }

                letters++;
                end = at + 1;
            }
            else if (letters == 0 || end < at || !(DigitForms.IsBlank(text[at]) || text[at] is '・' or '･'))
            {
                break;
            }
        }

        letters = letters > Longest ? 0 : letters;
        return letters == 0 ? start : end;
    }

    /// <summary>Says whether kana are a family and a given name that the gazetteer has, in hiragana or katakana, with a blank between or none.</summary>
    internal static bool IsFullName(ReadOnlySpan<char> kana)
    {
        if (kana.Length > 14)
        {
            return false;
        }

        Span<char> hiragana = stackalloc char[14];
        int length = 0;
        int blank = 0;
        foreach (char letter in kana)
        {
            if (DigitForms.IsBlank(letter) || letter is '・' or '･')
            {
                blank = length;
            }
            else
            {
                hiragana[length++] = ToHiragana(letter);
            }
        }

        NameTable table = NameTable.Instance;
        for (int family = 2; family <= length - 2; family++)
        {
            if ((blank == 0 || blank == family) && (table.Of(hiragana[..family]) & NameTraits.Reading) != NameTraits.None && (table.Of(hiragana[family..length]) & NameTraits.Hiragana) != NameTraits.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets what the gazetteer knows of katakana, written in hiragana.</summary>
    internal static NameTraits OfKatakana(ReadOnlySpan<char> katakana)
    {
        if (katakana.Length > 8)
        {
            return NameTraits.None;
        }

        Span<char> hiragana = stackalloc char[8];
        for (int i = 0; i < katakana.Length; i++)
        {
            hiragana[i] = ToHiragana(katakana[i]);
        }

        return NameTable.Instance.Of(hiragana[..katakana.Length]);
    }

    private static char ToHiragana(char letter) => letter is >= 'ァ' and <= 'ヶ' ? (char)(letter - 0x60) : letter;
}
