using System.Buffers;

namespace Tsumugi.Text.Encodings;

/// <summary>Finds the encoding that a page names in itself, before anything of it is decoded.</summary>
/// <remarks>
/// HTML Standard, "prescan a byte stream to determine its encoding", and the XML declaration. Looks at the first 16 KiB instead of 1 KiB, since
/// many pages put scripts and styles above their `meta`. Linear in time; finds nothing in UTF-16 (such pages have a byte order mark).
/// </remarks>
public static class MetaPrescan
{
    private const int Reach = 16 * 1024;

    private static readonly SearchValues<byte> EndOfName = SearchValues.Create(" \t\r\n\f>"u8);
    private static readonly SearchValues<byte> EndOfLabel = SearchValues.Create(" \t\r\n\f;"u8);

    /// <summary>Finds the label in `meta charset` or `meta http-equiv=content-type`.</summary>
    /// <param name="page">The page, any size.</param>
    /// <returns>The label as written; empty if there is none.</returns>
    public static ReadOnlySpan<byte> FindMeta(ReadOnlySpan<byte> page)
    {
        page = page[..Math.Min(page.Length, Reach)];
        for (int at = page.IndexOf((byte)'<'); at >= 0 && at + 1 < page.Length;)
        {
            ReadOnlySpan<byte> rest = page[at..];
            if (rest.StartsWith("<!--"u8))
            {
                // `<!-->` is a whole comment.
                int end = page[(at + 2)..].IndexOf("-->"u8);
                at = end < 0 ? page.Length : at + 2 + end + 3;
            }
            else if (StartsWithMeta(rest))
            {
                at += 5;
                ReadOnlySpan<byte> label = ReadMeta(page, ref at);
                if (!label.IsEmpty)
                {
                    return label;
                }
            }
            else if (rest[1] is (byte)'!' or (byte)'?' || (rest[1] == (byte)'/' && (rest.Length < 3 || !IsLetter(rest[2]))))
            {
                int end = rest.IndexOf((byte)'>');
                at = end < 0 ? page.Length : at + end + 1;
            }
            else if (rest[1] == (byte)'/' || IsLetter(rest[1]))
            {
                int end = rest.IndexOfAny(EndOfName);
                at = end < 0 ? page.Length : at + end;
                while (TryReadAttribute(page, ref at, out _, out _))
                {
                }
            }
            else
            {
                at++;
            }

            int next = at < page.Length ? page[at..].IndexOf((byte)'<') : -1;
            at = next < 0 ? -1 : at + next;
        }

        return default;
    }

    /// <summary>Finds the label in an XML declaration at the very front.</summary>
    /// <param name="page">The page, any size.</param>
    /// <returns>The label as written; empty if there is none.</returns>
    public static ReadOnlySpan<byte> FindXml(ReadOnlySpan<byte> page)
    {
        page = page[..Math.Min(page.Length, 256)].TrimStart(" \t\r\n"u8);
        int end = page.IndexOf("?>"u8);
        if (!page.StartsWith("<?xml"u8) || end < 0)
        {
            return default;
        }

        page = page[..end];
        int name = page.IndexOf("encoding"u8);
        if (name < 0)
        {
            return default;
        }

        page = page[(name + 8)..].TrimStart(" \t\r\n"u8);
        if (page.IsEmpty || page[0] != (byte)'=')
        {
            return default;
        }

        page = page[1..].TrimStart(" \t\r\n"u8);
        return page is [(byte)'"' or (byte)'\'', ..] && page[1..].IndexOf(page[0]) is int close and > 0 ? page.Slice(1, close) : default;
    }

    private static bool StartsWithMeta(ReadOnlySpan<byte> rest) =>
        rest.Length > 5 && EqualsLower(rest.Slice(1, 4), "meta"u8) && (IsBlank(rest[5]) || rest[5] == (byte)'/');

    private static ReadOnlySpan<byte> ReadMeta(ReadOnlySpan<byte> page, scoped ref int at)
    {
        ReadOnlySpan<byte> charset = default;
        ReadOnlySpan<byte> inContent = default;
        bool isContentType = false;
        while (TryReadAttribute(page, ref at, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value))
        {
            if (EqualsLower(name, "charset"u8) && charset.IsEmpty)
            {
                charset = value;
            }
            else if (EqualsLower(name, "http-equiv"u8))
            {
                isContentType |= EqualsLower(value, "content-type"u8);
            }
            else if (EqualsLower(name, "content"u8) && inContent.IsEmpty)
            {
                inContent = CharsetIn(value);
            }
        }

        return !charset.IsEmpty ? charset : isContentType ? inContent : default;
    }

    /// <summary>HTML Standard, "algorithm for extracting a character encoding from a meta element".</summary>
    private static ReadOnlySpan<byte> CharsetIn(ReadOnlySpan<byte> content)
    {
        for (int at = 0; at + 7 <= content.Length; at++)
        {
            if (!EqualsLower(content.Slice(at, 7), "charset"u8))
            {
                continue;
            }

            ReadOnlySpan<byte> rest = content[(at + 7)..].TrimStart(" \t\r\n\f"u8);
            if (rest.IsEmpty || rest[0] != (byte)'=')
            {
                continue;
            }

            rest = rest[1..].TrimStart(" \t\r\n\f"u8);
            if (rest is [(byte)'"' or (byte)'\'', ..])
            {
                int close = rest[1..].IndexOf(rest[0]);
                return close < 0 ? default : rest.Slice(1, close);
            }

            int end = rest.IndexOfAny(EndOfLabel);
            return end < 0 ? rest : rest[..end];
        }

        return default;
    }

    /// <summary>Reads one attribute and moves behind it; false at the `&gt;` or the end.</summary>
    private static bool TryReadAttribute(ReadOnlySpan<byte> page, scoped ref int at, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        while (at < page.Length && (IsBlank(page[at]) || page[at] == (byte)'/'))
        {
            at++;
        }

        if (at >= page.Length || page[at] == (byte)'>')
        {
            return false;
        }

        int start = at++;
        while (at < page.Length && !IsBlank(page[at]) && page[at] is not ((byte)'=' or (byte)'/' or (byte)'>'))
        {
            at++;
        }

        name = page[start..at];
        int equals = at;
        while (equals < page.Length && IsBlank(page[equals]))
        {
            equals++;
        }

        if (equals >= page.Length || page[equals] != (byte)'=')
        {
            return true;
        }

        at = equals + 1;
        while (at < page.Length && IsBlank(page[at]))
        {
            at++;
        }

        if (at < page.Length && page[at] is (byte)'"' or (byte)'\'')
        {
            int close = page[(at + 1)..].IndexOf(page[at]);
            value = close < 0 ? default : page.Slice(at + 1, close);
            at = close < 0 ? page.Length : at + close + 2;
            return close >= 0;
        }

        start = at;
        while (at < page.Length && !IsBlank(page[at]) && page[at] != (byte)'>')
        {
            at++;
        }

        value = page[start..at];
        return true;
    }

    private static bool EqualsLower(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower)
    {
        if (text.Length != lower.Length)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            byte letter = text[i];
            if ((letter is >= (byte)'A' and <= (byte)'Z' ? letter | 0x20 : letter) != lower[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLetter(byte letter) => (uint)((letter | 0x20) - 'a') < 26;

    private static bool IsBlank(byte letter) => letter is 0x20 or 0x09 or 0x0A or 0x0C or 0x0D;
}
