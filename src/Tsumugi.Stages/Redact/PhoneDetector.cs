using System.Buffers;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact;

/// <summary>Finds Japanese telephone numbers: mobile, IP, fixed lines by area code, and the numbers businesses publish.</summary>
/// <remarks>
/// <para>
/// A number counts by its form alone if its groups and strokes are canonical (090-1234-5678, (0166)12-3456, +81 3 1234 5678).
/// Bare digits, blanks, dots and odd groups count only beside a telephone word. A label of another number (製品番号, 口座, ISBN)
/// right before it speaks against it.
/// </para>
/// <para>
/// Mobile numbers are 060, 070, 080, 090 with a fourth digit from 1 to 9 (060 from July 2026); 050 is IP telephony; 0120,
/// 0800, 0570, 0180 and 0990 are <see cref="BusinessKind"/>. Known misses: kanji digits, の between groups, numbers without
/// their area code, other countries, numbers that run on into another group of digits. Known false alarms: other numbers
/// in a canonical form whose first group is an area code (0123-45-6789 in a list of parts).
/// </para>
/// <para>Cost: a vector search for 0 and +; each hit reads a few dozen units at most, so time is linear. No allocation of its own.</para>
/// </remarks>
public sealed class PhoneDetector : ITextDetector
{
    /// <summary>The kind of mobile, IP and fixed numbers.</summary>
    public const string Kind = "phone";

    /// <summary>The kind of numbers that businesses publish for calls from the public.</summary>
    public const string BusinessKind = "business-phone";

    private const string ByPrefix = "format+prefix";
    private const string ByAreaCode = "format+area-code";

    private static readonly SearchValues<char> Beginnings = SearchValues.Create("0０+＋");

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = [Kind, BusinessKind];

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> findings)
    {
        int from = 0;
        int lastEnd = -1;
        for (int skip; (skip = text[from..].IndexOfAny(Beginnings)) >= 0;)
        {
            int at = from + skip;
            from = at + 1;
            if (at > 0 && DigitForms.IsDigit(text[at]) && DigitForms.IsDigit(text[at - 1]))
            {
                // Inside a number that began earlier: nothing begins before its end.
                while (from < text.Length && DigitForms.IsDigit(text[from]))
                {
                    from++;
                }

                continue;
            }

            if (Match(text, at, lastEnd, out TextEdit found))
            {
                findings.Add(found);
                from = lastEnd = found.Span.End;
            }
        }
    }

    private static bool Match(ReadOnlySpan<char> text, int at, int lastEnd, out TextEdit found)
    {
        found = default;
        Span<byte> digits = stackalloc byte[PhoneNumberReader.MostDigits];
        Span<byte> lengths = stackalloc byte[4];
        bool open = at > 0 && text[at - 1] is '(' or '（';
        var number = new PhoneNumberReader(text, at, open, digits, lengths);
        if (!number.ReadFirst())
        {
            return false;
        }

        do
        {
            if (number.Count < 10 || !Recognise(number, out string kind, out bool canonical, out double score, out string parts))
            {
                continue;
            }

            int start = number.Bracketed ? at - 1 : at;
            bool strict = canonical && (!number.Weak || number.International);
            bool next = IsNextTo(text, lastEnd, start);
            if (!BoundaryBefore(text, start, strict || next) || !BoundaryBehind(text, number.End))
            {
                continue;
            }

            bool context = PhoneContext.Precedes(text, start) || PhoneContext.Follows(text, number.End) || next;
            if ((strict || context) && !PhoneContext.IsOther(text, start))
            {
                found = new TextEdit(new TextSpan(start, number.End), kind, context ? score + 0.1 : score, PartsOf(parts, context), "");
                return true;
            }
        }
        while (number.ReadNext());

        return false;
    }

    /// <summary>Says what the digits could be, and whether they are grouped the way such a number is written.</summary>
    private static bool Recognise(in PhoneNumberReader number, out string kind, out bool canonical, out double score, out string parts)
    {
        ReadOnlySpan<byte> d = number.Digits;
        ReadOnlySpan<byte> groups = number.Lengths;
        kind = Kind;
        canonical = false;
        score = 0;
        parts = ByPrefix;
        if (d[0] != 0)
        {
            return false;
        }

        int prefix = (d[1] * 100) + (d[2] * 10) + d[3];
        if (prefix is 120 or 570 or 180 or 990 or 800 && d.Length == (prefix == 800 ? 11 : 10))
        {
            kind = BusinessKind;
            canonical = groups.Length is 2 or 3 && groups[0] == 4;
            score = 0.9;
            return true;
        }

        if (d.Length == 11)
        {
            // 0A0-CDE-FGHJK: A is 5 to 9, C never 0 (電気通信番号計画).
            canonical = groups.SequenceEqual((ReadOnlySpan<byte>)[3, 4, 4]) || groups.SequenceEqual((ReadOnlySpan<byte>)[3, 8])
                || (number.International && groups is [11]);
            score = 0.9;
            return d[1] >= 5 && d[2] == 0 && d[3] != 0;
        }

        parts = ByAreaCode;
        canonical = (groups.Length == 3 && groups[2] == 4 && AreaCodes.Fits(d, groups[0])) || (number.International && groups is [10]);
        score = 0.8;
        return AreaCodes.Begins(d);
    }

    private static bool BoundaryBefore(ReadOnlySpan<char> text, int start, bool strict)
    {
        // A plus sign or a bracket begins a number wherever it stands; what is before it may be masked and must not matter.
        if (start == 0 || !DigitForms.IsDigit(text[start]))
        {
            return true;
        }

        char before = DigitForms.Narrow(text[start - 1]);
        char further = start > 1 ? DigitForms.Narrow(text[start - 2]) : ' ';
        if (char.IsAsciiLetter(before))
        {
            return PhoneContext.LatinPhoneWordBefore(text, start);
        }

        if (before is '_' or '%' or '*' or '\\' or '+' || char.IsAsciiDigit(before))
        {
            return false;
        }

        if (DigitForms.IsHyphen(text[start - 1]))
        {
            // センター03-… ends a word; ABC-03-… and the end of a masked stretch do not.
            return !IsPartOfCode(further) || PhoneContext.LatinPhoneWordBefore(text, start - 1);
        }

        return before is '.' or '~' ? !char.IsAsciiDigit(further) && further != '〕' : strict || before is not (',' or '/') || !(char.IsAsciiDigit(further) || further == '〕');
    }

    private static bool BoundaryBehind(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
        {
            return true;
        }

        char behind = DigitForms.Narrow(text[end]);
        char further = end + 1 < text.Length ? DigitForms.Narrow(text[end + 1]) : ' ';
        if (char.IsAsciiLetter(behind))
        {
            return PhoneContext.LatinPhoneWordBehind(text, end);
        }

        if (behind is '_' or '%' or '号' || char.IsAsciiDigit(behind))
        {
            return false;
        }

        return !(DigitForms.IsHyphen(text[end]) && IsPartOfCode(further)) && !(behind == '.' && (char.IsAsciiDigit(further) || further == '〔'));
    }

    /// <summary>Says whether a number stands right behind the one before: 03-1111-2222、0311112223.</summary>
    private static bool IsNextTo(ReadOnlySpan<char> text, int lastEnd, int start)
    {
        if (lastEnd < 0 || start - lastEnd is < 1 or > 3)
        {
            return false;
        }

        foreach (char letter in text[lastEnd..start])
        {
            if (letter is not ('、' or ',' or '，' or '/' or '／' or '・' or '\n' or '\r') && !DigitForms.IsBlank(letter))
            {
                return false;
            }
        }

        return true;
    }

    private static string PartsOf(string parts, bool context)
        => !context ? parts : parts == ByPrefix ? ByPrefix + "+context" : ByAreaCode + "+context";

    private static bool IsPartOfCode(char narrow) => char.IsAsciiLetterOrDigit(narrow) || narrow is '〔' or '〕';
}
