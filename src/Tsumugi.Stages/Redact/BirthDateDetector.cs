using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;
using Tsumugi.Text.Dates;

namespace Tsumugi.Stages.Redact;

/// <summary>Finds days of birth: a whole date behind 生年月日, 誕生日 or `birth`, or before 生 as registers write it (昭和55年1月1日生).</summary>
/// <remarks>
/// A date before 生まれ is left alone: it is how prose tells of people of history and public life. Eras, ㍻, kanji digits and 元年 are read by <see cref="DateReader"/>.
/// Cost: a vector search for 生 and `irth`; each hit reads a few dozen units, so time is linear.
/// </remarks>
public sealed class BirthDateDetector : ITextDetector
{
    private const int LongestDate = 24;
    private const int LongestGap = 6;

    /// <summary>Nobody alive was born before; the dead are outside of the law on personal information.</summary>
    private const int FirstYear = 1905;

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = ["birth-date"];

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> findings)
    {
        int lowest = 0;
        int at = 0;
        for (int skip; (skip = text[at..].IndexOf('生')) >= 0;)
        {
            at += skip;
            int behind = BehindLabel(text, at);
            TextSpan span = behind > 0 ? DateFrom(text, behind) : DateBefore(text, lowest, at);
            at++;
            if (span.Length > 0 && span.Start >= lowest)
            {
                Add(findings, span);
                lowest = span.End;
                at = Math.Max(at, span.End);
            }
        }

        FindLatin(text, findings);
    }

    private static void FindLatin(ReadOnlySpan<char> text, List<TextEdit> findings)
    {
        int at = 0;
        for (int skip; (skip = text[at..].IndexOf("irth", StringComparison.Ordinal)) >= 0;)
        {
            at += skip + 4;
            ReadOnlySpan<char> behind = text[at..];
            at += behind.StartsWith("day", StringComparison.OrdinalIgnoreCase) ? 3 : behind.StartsWith("date", StringComparison.OrdinalIgnoreCase) ? 4 : behind.StartsWith(" date", StringComparison.OrdinalIgnoreCase) ? 5 : 0;
            TextSpan span = DateFrom(text, at);
            if (span.Length > 0)
            {
                Add(findings, span);
                at = span.End;
            }
        }
    }

    private static void Add(List<TextEdit> findings, TextSpan span) => findings.Add(new TextEdit(span, "birth-date", 0.95, "format+context", ""));

    /// <summary>Gets the place behind 生年月日 or 誕生日 if the letter stands in one of them; 0 otherwise.</summary>
    private static int BehindLabel(ReadOnlySpan<char> text, int at)
        => text[at..].StartsWith("生年月日", StringComparison.Ordinal) ? at + 4 : at > 0 && text[at - 1] == '誕' && text[at..].StartsWith("生日", StringComparison.Ordinal) ? at + 2 : 0;

    /// <summary>Reads a date that nothing but a few marks part from a label.</summary>
    private static TextSpan DateFrom(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> window = text[at..Math.Min(text.Length, at + LongestGap + LongestDate)];
        if (!WrittenDate.TryFind(window, out WrittenDate date, out int start, out int length) || !date.IsDay || date.Year < FirstYear || start > LongestGap)
        {
            return default;
        }

        foreach (char letter in window[..start])
        {
            if (letter is not (':' or '：' or 'は' or '、' or '】' or ']' or '］' or ')' or '）' or '|' or '｜' or '\n' or '\r' or '（' or '(' or '=' or '"') && !DigitForms.IsBlank(letter))
            {
                return default;
            }
        }

        return new TextSpan(at + start, at + start + length);
    }

    /// <summary>Reads a date that ends with the 日 before 生, where neither a letter follows nor a mask, which may hide one.</summary>
    private static TextSpan DateBefore(ReadOnlySpan<char> text, int lowest, int at)
    {
        if (at == 0 || text[at - 1] != '日' || (at + 1 < text.Length && (char.IsLetter(text[at + 1]) || text[at + 1] == '〔')))
        {
            return default;
        }

        int from = Math.Max(lowest, at - LongestDate);
        while (WrittenDate.TryFind(text[from..at], out WrittenDate date, out int start, out int length))
        {
            if (from + start + length == at)
            {
                return date.IsDay && date.Year >= FirstYear ? new TextSpan(from + start, at) : default;
            }

            from += start + length;
        }

        return default;
    }
}
