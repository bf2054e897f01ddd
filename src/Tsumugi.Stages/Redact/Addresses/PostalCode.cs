using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Addresses;

/// <summary>Reads the postal code beside the address of a house: 〒100-0005 before the prefecture or municipality, or behind the number.</summary>
/// <remarks>Elsewhere a postal code names a part of a town and is left alone.</remarks>
internal static class PostalCode
{
    private const int Digits = 7;
    private const int MostBetween = 3;

    /// <summary>Finds a code that ends before a municipality, with its prefecture between or not.</summary>
    /// <returns>Where its digits stand; empty if there is none.</returns>
    internal static TextSpan Before(ReadOnlySpan<char> text, int municipality)
    {
        int end = municipality;
        for (int length = 3; length <= 4 && length <= municipality; length++)
        {
            end = Prefectures.StartOf(text[(municipality - length)..municipality]) == length ? municipality - length : end;
        }

        for (int skipped = 0; skipped < MostBetween && end > 0 && IsBetween(text[end - 1]); skipped++)
        {
            end--;
        }

        int start = end;
        int digits = 0;
        int hyphens = 0;
        while (start > 0 && end - start <= Digits)
        {
            char letter = text[start - 1];
            if (DigitForms.IsDigit(letter))
            {
                digits++;
            }
            else if (digits == 4 && hyphens == 0 && DigitForms.IsHyphen(letter))
            {
                hyphens++;
            }
            else
            {
                break;
            }

            start--;
        }

        return digits == Digits && (hyphens == 1 || IsMarked(text, start)) && (start == 0 || !IsPartOfNumber(text[start - 1])) ? new TextSpan(start, end) : default;
    }

    /// <summary>Finds a code with its mark behind a house number: 1-2-3 〒100-0005.</summary>
    /// <returns>Where its digits stand; empty if there is none.</returns>
    internal static TextSpan Behind(ReadOnlySpan<char> text, int end)
    {
        int at = end;
        while (at < text.Length && at - end < MostBetween && (IsBetween(text[at]) || text[at] is '(' or '（'))
        {
            at++;
        }

        if (at >= text.Length || text[at] != '〒')
        {
            return default;
        }

        at += at + 1 < text.Length && DigitForms.IsBlank(text[at + 1]) ? 2 : 1;
        int start = at;
        int digits = 0;
        for (; at < text.Length && digits < Digits; at++)
        {
            if (DigitForms.IsDigit(text[at]))
            {
                digits++;
            }
            else if (digits != 3 || !DigitForms.IsHyphen(text[at]))
            {
                break;
            }
        }

        return digits == Digits && (at == text.Length || !IsPartOfNumber(text[at])) ? new TextSpan(start, at) : default;
    }

    private static bool IsBetween(char letter) => letter is '\n' or '\r' or '\t' or '、' or ',' or '，' or '|' or ')' or '）' || DigitForms.IsBlank(letter);

    private static bool IsMarked(ReadOnlySpan<char> text, int start)
    {
        start -= start > 0 && DigitForms.IsBlank(text[start - 1]) ? 1 : 0;
        return start > 0 && text[start - 1] == '〒';
    }

    private static bool IsPartOfNumber(char letter) => DigitForms.IsDigit(letter) || DigitForms.IsHyphen(letter) || char.IsAsciiLetter(DigitForms.Narrow(letter)) || letter is '.' or '〔' or '〕';
}
