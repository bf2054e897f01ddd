using System.Text;

namespace Tsumugi.Stages.Read.Http;

/// <summary>Says whether bytes of an unknown kind begin like a page.</summary>
/// <remarks>
/// A page begins, behind a byte order mark, white space, comments and an XML declaration, with a document type for html or one
/// of the tags that only a page has near its beginning. Stricter than the WHATWG MIME Sniffing Standard, section 7.1, which also
/// accepts `a`, `b` and `p`: those stand at the beginning of plain texts about HTML. UTF-16 is seen through its zero bytes.
/// </remarks>
internal static class HtmlSniffer
{
    private const int HeadBytes = 4096;

    /// <summary>Looks at the first bytes.</summary>
    public static bool LooksLikeHtml(ReadOnlySpan<byte> bytes)
    {
        Span<byte> letters = stackalloc byte[HeadBytes];
        ReadOnlySpan<byte> text = letters[..Narrow(bytes, letters)];
        while (true)
        {
            text = text.TrimStart(" \t\r\n\f"u8);
            ReadOnlySpan<byte> end;
            if (text.StartsWith("<!--"u8))
            {
                end = "-->"u8;
            }
            else if (text.StartsWith("<?"u8))
            {
                end = ">"u8;
            }
            else
            {
                return IsPageTag(text);
            }

            int at = text.IndexOf(end);
            if (at < 0)
            {
                return false;
            }

            text = text[(at + end.Length)..];
        }
    }

    private static bool IsPageTag(ReadOnlySpan<byte> text) =>
        Begins(text, "<!doctype html"u8) || Begins(text, "<html"u8) || Begins(text, "<head"u8) || Begins(text, "<body"u8)
        || Begins(text, "<title"u8) || Begins(text, "<meta"u8) || Begins(text, "<table"u8) || Begins(text, "<div"u8) || Begins(text, "<script"u8);

    private static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tag) =>
        text.Length > tag.Length && Ascii.EqualsIgnoreCase(text[..tag.Length], tag) && !char.IsAsciiLetterOrDigit((char)text[tag.Length]);

    /// <summary>Copies the first bytes without a byte order mark and without the zeros of UTF-16.</summary>
    private static int Narrow(ReadOnlySpan<byte> bytes, Span<byte> letters)
    {
        bytes = bytes[..Math.Min(bytes.Length, letters.Length)];
        int start = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => 3,
            [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] => 2,
            _ => 0,
        };
        int count = 0;
        foreach (byte letter in bytes[start..])
        {
            letters[count] = letter;
            count += letter == 0 ? 0 : 1;
        }

        return count;
    }
}
