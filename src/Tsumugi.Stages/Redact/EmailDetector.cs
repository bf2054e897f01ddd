using System.Buffers;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact;

/// <summary>Finds e-mail addresses as Japanese pages write them.</summary>
/// <remarks>
/// <para>
/// Needs no word boundary, since Japanese has none: 連絡はfoo@example.comまで. Takes half-width and full-width letters, ＠, [at],
/// (at), 【アット】, [dot], blanks around a sign that is no plain @, and the dots before @ that carriers once allowed (`taro.@docomo.ne.jp`).
/// Never takes a Japanese letter along.
/// </para>
/// <para>
/// Known misses: quoted local parts, addresses with Japanese letters (例@例え.jp), signs such as ☆ or ★ for @. Left alone on
/// purpose: `git@host:path`, Kerberos tickets (`REALM@REALM`), file names (`icon@2x.png`), package versions (`react@18.2.0`).
/// Cost: two vector searches; linear in the text, since both sides of a sign are limited (128 and 253 units).
/// </para>
/// </remarks>
public sealed class EmailDetector : ITextDetector
{
    /// <summary>The kind of the findings.</summary>
    public const string Kind = "email";

    private const int LongestLocal = 128;
    private const int LongestDomain = 253;
    private const string SpelledMark = "アットマーク";

    private static readonly SearchValues<char> Signs = SearchValues.Create("@＠");

    private static readonly SearchValues<char> SignsOfAName = SearchValues.Create("._-0123456789");

    // Every spelled sign but one ends with a bracket; looking for brackets is far faster than looking for nineteen words.
    private static readonly SearchValues<char> Closings = SearchValues.Create("])）】］}>＞〕");

    private static readonly string[] SpelledDots =
        ["[dot]", "(dot)", "（dot）", "【dot】", "［dot］", "{dot}", "<dot>", "（ドット）", "(ドット)", "[ドット]", "［ドット］", "【ドット】"];

    // Endings of files, not of the domain name system (`.py` and `.md` are countries as well and stay addresses).
    // `invalid` is reserved for domains that never exist (RFC 2606): such an address leads to nobody, and `SameShape` writes it.
    private static readonly string[] FileEndings =
        ["invalid", "png", "jpg", "jpeg", "gif", "svg", "webp", "js", "jsx", "tsx", "css", "scss", "json", "html", "htm", "php", "xml", "yaml", "yml", "txt", "pdf", "exe", "dll", "jar"];

    // Domains that readers complete in their head.
    private static readonly string[] Carriers = ["docomo", "ezweb", "softbank", "i.softbank", "willcom"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = [Kind];

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> findings)
    {
        for (int from = 0, skip; (skip = text[from..].IndexOfAny(Signs)) >= 0;)
        {
            int sign = from + skip;
            from = Math.Max(sign + 1, Match(text, sign, sign + 1, from, spelled: false, findings));
        }

        for (int from = 0, limit = 0, skip; (skip = text[from..].IndexOfAny(Closings)) >= 0;)
        {
            int closing = from + skip;
            from = closing + 1;
            int sign = OpeningOf(text, closing);
            if (sign >= limit)
            {
                from = limit = Math.Max(from, Match(text, sign, from, limit, spelled: true, findings));
            }
        }

        for (int from = 0, skip; (skip = text[from..].IndexOf(SpelledMark, StringComparison.Ordinal)) >= 0;)
        {
            int sign = from + skip;
            int behind = sign + SpelledMark.Length;
            from = Math.Max(behind, Match(text, sign, behind, from, spelled: true, findings));
        }
    }

    /// <summary>Gets where `[at]` and its like begin, given where they end; -1 if there is none.</summary>
    private static int OpeningOf(ReadOnlySpan<char> text, int closing)
    {
        int word = -1;
        if (closing > 2 && DigitForms.Narrow(text[closing - 1]) is 't' or 'T')
        {
            word = DigitForms.Narrow(text[closing - 2]) is 'a' or 'A' ? closing - 2 : -1;
        }
        else if (closing > 3 && text[closing - 1] is 'ト' or 'ク')
        {
            ReadOnlySpan<char> before = text[..closing];
            word = before.EndsWith("アット", StringComparison.Ordinal) ? closing - 3
                : before.EndsWith(SpelledMark, StringComparison.Ordinal) ? closing - SpelledMark.Length
                : -1;
        }

        return word > 0 && IsOpening(text[word - 1]) ? word - 1 : -1;
    }

    /// <summary>Matches both sides of a sign that stands from <paramref name="sign"/> up to <paramref name="behind"/>.</summary>
    /// <returns>The end of the address that was added, or -1.</returns>
    private static int Match(ReadOnlySpan<char> text, int sign, int behind, int from, bool spelled, List<TextEdit> findings)
    {
        bool spaced = false;
        if (spelled || text[sign] == '＠')
        {
            int left = sign;
            sign -= sign > from && IsSpace(text[sign - 1]) ? 1 : 0;
            behind += behind < text.Length && IsSpace(text[behind]) ? 1 : 0;
            spaced = left != sign;
        }
        else if (sign > from && sign + 2 < text.Length && text[sign - 1] == ' ' && text[sign + 1] == ' ')
        {
            // A plain @ with blanks is often the word "at" (`lunch @ cafe.example`), so the local part must look like one.
            spaced = true;
            sign--;
            behind++;
        }

        int start = LocalStart(text, sign, from);
        int end = DomainEnd(text, behind, out bool carrier);
        if (start < 0 || end < 0 || (spaced && !spelled && text[sign] == ' ' && text[sign + 1] == '@' && !text[start..sign].ContainsAny(SignsOfAName)))
        {
            return -1;
        }

        // The name under which every git server is reached, and a Kerberos realm's own ticket (REALM@REALM), belong to nobody.
        ReadOnlySpan<char> local = text[start..sign];
        if ((end < text.Length && text[end] == ':' && local is "git") || local.Equals(text[behind..end], StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        double score = carrier ? 0.6 : spelled || spaced ? 0.8 : 1;
        string parts = carrier ? "format+carrier" : spelled ? "format+spelled-sign" : "format";
        findings.Add(new TextEdit(new TextSpan(start, end), Kind, score, parts, ""));
        return end;
    }

    private static int LocalStart(ReadOnlySpan<char> text, int end, int from)
    {
        int lowest = Math.Max(from, end - LongestLocal - 1);
        int start = end;
        bool named = false;
        while (start > lowest && IsLocal(DigitForms.Narrow(text[start - 1])))
        {
            start--;
            named |= char.IsAsciiLetterOrDigit(DigitForms.Narrow(text[start]));
        }

        if (!named || end - start > LongestLocal)
        {
            return -1;
        }

        while (!char.IsAsciiLetterOrDigit(DigitForms.Narrow(text[start])) && text[start] is not ('_' or '＿'))
        {
            start++;
        }

        return start;
    }

    /// <summary>Reads a domain as far as it goes and gives back what cannot end one.</summary>
    private static int DomainEnd(ReadOnlySpan<char> text, int start, out bool carrier)
    {
        carrier = false;
        int at = start;
        int label = start;
        int dots = 0;
        int best = -1;
        int limit = (int)Math.Min(text.Length, (long)start + LongestDomain);
        while (true)
        {
            while (at < limit && IsLabel(DigitForms.Narrow(text[at])))
            {
                at++;
            }

            int dot = at < limit ? DotLength(text[at..]) : 0;
            if (dots > 0 && IsTopLevel(text[label..at]))
            {
                best = at;
            }
            else if (dots > 0 && PhoneLabelEnd(text, label, at) is > 0 and int end)
            {
                return end;
            }
            else if (dots == 0 && dot == 0 && IsCarrier(text[start..at]))
            {
                carrier = true;
                return at;
            }

            if (dot == 0 || at == label)
            {
                return best;
            }

            at += dot;
            label = at;
            dots++;
        }
    }

    /// <summary>Ends a label before a telephone number glued to it (<c>@example.tel0312345678</c>), which will be masked on its own.</summary>
    private static int PhoneLabelEnd(ReadOnlySpan<char> text, int label, int end)
    {
        int at = label;
        while (at < end && char.IsAsciiLetter(DigitForms.Narrow(text[at])))
        {
            at++;
        }

        return at > label && at < end && DigitForms.IsDigit(text[at]) && PhoneContext.LatinPhoneWordBefore(text, at) ? at : -1;
    }

    private static int DotLength(ReadOnlySpan<char> text)
    {
        if (text[0] is '.' or '．')
        {
            return 1;
        }

        if (text[0] is '[' or '(' or '（' or '【' or '［' or '{' or '<')
        {
            foreach (string dot in SpelledDots)
            {
                if (text.StartsWith(dot, StringComparison.OrdinalIgnoreCase))
                {
                    return dot.Length;
                }
            }
        }

        return 0;
    }

    private static bool IsTopLevel(ReadOnlySpan<char> label)
    {
        if (label.Length is < 2 or > 24)
        {
            return false;
        }

        Span<char> narrow = stackalloc char[24];
        bool letters = true;
        for (int i = 0; i < label.Length; i++)
        {
            narrow[i] = char.ToLowerInvariant(DigitForms.Narrow(label[i]));
            letters &= char.IsAsciiLetterLower(narrow[i]);
        }

        ReadOnlySpan<char> name = narrow[..label.Length];
        if (!letters)
        {
            return name.StartsWith("xn--", StringComparison.Ordinal) && name.Length > 5;
        }

        foreach (string ending in FileEndings)
        {
            if (name.SequenceEqual(ending))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCarrier(ReadOnlySpan<char> domain)
    {
        foreach (string carrier in Carriers)
        {
            if (domain.Equals(carrier, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLocal(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '+' or '%';

    private static bool IsLabel(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '-';

    private static bool IsSpace(char letter) => letter is ' ' or '\u3000' or '\u00A0';

    private static bool IsOpening(char letter) => letter is '[' or '(' or '（' or '【' or '［' or '{' or '<' or '＜' or '〔';
}
