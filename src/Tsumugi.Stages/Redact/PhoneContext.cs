using Tsumugi.Text;

namespace Tsumugi.Stages.Redact;

/// <summary>Reads the words beside a number: a telephone's, or those of some other number.</summary>
/// <remarks>
/// A window must not depend on what a mask makes longer or shorter, or a second run would find more than the first. So a
/// search ends at the first digit, Latin word, @ or mask bracket.
/// </remarks>
internal static class PhoneContext
{
    private const int Reach = 16;
    private const int LongestWord = 12;

    private static readonly string[] Words =
    [
        "電話", "でんわ", "携帯", "ケータイ", "ケイタイ", "ｹｰﾀｲ", "スマホ", "ファックス", "ファクス", "ファクシミリ", "ﾌｧｯｸｽ", "℡", "☎", "☏", "✆", "📞", "📱", "📠",
        "テレフォン", "テレホン", "連絡先", "直通", "代表", "ダイヤル", "ダイアル", "問い合わせ", "問合せ", "問合わせ", "お問合せ先", "固定", "着信", "発信", "通話",
    ];

    private static readonly string[] LatinWords =
        ["tel", "tell", "telno", "phone", "telephone", "fax", "telfax", "mobile", "cell", "cellphone", "smartphone", "call", "sms", "denwa", "keitai", "ph", "phonenumber", "phoneno"];

    // Words between the telephone word and the number: Phone number, TEL No.
    private static readonly string[] Fillers = ["number", "no", "num", "nr"];

    private static readonly string[] OtherNumbers =
        ["品番", "型番", "型式", "口座", "コード", "シリアル", "ロット", "バージョン", "品名", "証券", "普通", "当座", "第", "№", "＃", "#", "￥", "¥", "$", "＄"];

    private static readonly string[] OtherLatin =
        ["isbn", "issn", "jan", "ean", "asin", "sku", "serial", "code", "doi", "ver", "version", "model", "lot", "part", "item", "order", "rfc", "iso", "jis"];

    /// <summary>Says whether a telephone word stands before a position, with at most a few words of Japanese between.</summary>
    internal static bool Precedes(ReadOnlySpan<char> text, int start)
    {
        int lowest = Math.Max(0, start - Reach);
        for (int at = start; at > lowest; at--)
        {
            if (EndsWithAny(text[..at], Words))
            {
                return true;
            }

            char letter = DigitForms.Narrow(text[at - 1]);
            if (char.IsAsciiLetter(letter))
            {
                return LatinWordBefore(text, at, LatinWords) || (LatinWordBefore(text, at, Fillers) && LatinWordBefore(text, BehindWordBefore(text, at), LatinWords));
            }

            if (char.IsAsciiDigit(letter) || letter is '〔' or '〕' or '@')
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Says whether a telephone word follows in brackets or at once: `（携帯）`, ` TEL`.</summary>
    internal static bool Follows(ReadOnlySpan<char> text, int end)
    {
        int at = end;
        while (at < text.Length && at < end + 2 && (text[at] is '(' or '（' or '[' or '［' || DigitForms.IsBlank(text[at])))
        {
            at++;
        }

        foreach (string word in Words)
        {
            if (text[at..].StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return LatinWordBehind(text, at, LatinWords);
    }

    /// <summary>Says whether the label right before a position names another kind of number: 製品番号, 口座, ISBN.</summary>
    internal static bool IsOther(ReadOnlySpan<char> text, int start)
    {
        int at = start;
        int lowest = Math.Max(0, start - 6);
        while (at > lowest && IsBetween(text[at - 1]))
        {
            at--;
        }

        ReadOnlySpan<char> before = text[..at];
        if (EndsWithAny(before, OtherNumbers))
        {
            return true;
        }

        if (at > 0 && char.IsAsciiLetter(DigitForms.Narrow(text[at - 1])))
        {
            return LatinWordBefore(text, at, OtherLatin);
        }

        if (!before.EndsWith("番号", StringComparison.Ordinal))
        {
            return false;
        }

        before = before[..^2];
        return !before.IsEmpty && IsNoun(before[^1]) && !EndsWithAny(before, Words) && !LatinWordBefore(text, before.Length, LatinWords);
    }

    /// <summary>Says whether the Latin letters right before a position are exactly a telephone word: TEL03-….</summary>
    internal static bool LatinPhoneWordBefore(ReadOnlySpan<char> text, int at) => LatinWordBefore(text, at, LatinWords);

    /// <summary>Says whether the Latin letters at a position are exactly a telephone word: …5678FAX.</summary>
    internal static bool LatinPhoneWordBehind(ReadOnlySpan<char> text, int at) => LatinWordBehind(text, at, LatinWords);

    private static bool LatinWordBefore(ReadOnlySpan<char> text, int end, string[] words)
    {
        int start = end;
        while (start > 0 && end - start <= LongestWord && char.IsAsciiLetter(DigitForms.Narrow(text[start - 1])))
        {
            start--;
        }

        return IsOneOf(text[start..end], words);
    }

    private static bool LatinWordBehind(ReadOnlySpan<char> text, int start, string[] words)
    {
        int end = start;
        while (end < text.Length && end - start <= LongestWord && char.IsAsciiLetter(DigitForms.Narrow(text[end])))
        {
            end++;
        }

        return IsOneOf(text[start..end], words);
    }

    /// <summary>Steps over the Latin word that ends at a position and one or two signs before it.</summary>
    private static int BehindWordBefore(ReadOnlySpan<char> text, int end)
    {
        int at = end;
        while (at > 0 && char.IsAsciiLetter(DigitForms.Narrow(text[at - 1])))
        {
            at--;
        }

        int lowest = Math.Max(0, at - 2);
        while (at > lowest && (DigitForms.IsBlank(text[at - 1]) || text[at - 1] is '.' or '．' or '_' or '-'))
        {
            at--;
        }

        return at;
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        if (word.IsEmpty || word.Length > LongestWord)
        {
            return false;
        }

        Span<char> narrow = stackalloc char[LongestWord];
        for (int i = 0; i < word.Length; i++)
        {
            narrow[i] = char.ToLowerInvariant(DigitForms.Narrow(word[i]));
        }

        foreach (string candidate in words)
        {
            if (narrow[..word.Length].SequenceEqual(candidate))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBetween(char letter)
        => DigitForms.IsBlank(letter) || letter is ':' or '：' or '(' or '（' or '[' or '「' or '【' or '】' or '」' or ')' or '）' or '=' or '＝' or '|' or '.' or '．' or 'は' or '\n' or '\r';

    // Kanji, katakana, Latin letters, and the bracket that closes a mask.
    private static bool IsNoun(char letter)
        => letter is (>= '\u30A1' and <= '\u30FC') or (>= '\u3400' and <= '\u9FFF') or '々' or '〕' || char.IsAsciiLetterOrDigit(DigitForms.Narrow(letter));
}
