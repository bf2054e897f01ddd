using System.Buffers;
using Tsumugi.Text;

namespace Tsumugi.Stages.Read.Http;

/// <summary>Undoes the chunked transfer coding (RFC 9112, section 7.1).</summary>
internal static class ChunkedBody
{
    private const int SizeLineBytes = 4096;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Appends the content of the chunks.</summary>
    /// <param name="body">The body as transferred.</param>
    /// <param name="content">Receives the content; never more bytes than the body has.</param>
    /// <returns>
    /// False, with nothing appended, if the body does not begin with a chunk: many crawlers undo the coding and keep the header.
    /// Where a later chunk is broken, the rest is appended as it is; a last chunk that is cut is appended as far as it goes.
    /// </returns>
    public static bool TryDecode(ReadOnlySpan<byte> body, ByteBuffer content)
    {
        if (!TrySize(body, out long size, out int at))
        {
            return false;
        }

        while (size > 0)
        {
            ReadOnlySpan<byte> rest = body[at..];
            if (size >= rest.Length)
            {
                content.Append(rest);
                return true;
            }

            content.Append(rest[..(int)size]);
            at += (int)size;
            at += LineEnd(body[at..]);
            if (!TrySize(body[at..], out size, out int line))
            {
                content.Append(body[at..]);
                return true;
            }

            at += line;
        }

        return true;
    }

    /// <summary>Reads a size line: hexadecimal digits, perhaps blanks and an extension, line end.</summary>
    private static bool TrySize(ReadOnlySpan<byte> bytes, out long size, out int length)
    {
        size = 0;
        length = 0;
        ReadOnlySpan<byte> view = bytes[..Math.Min(bytes.Length, SizeLineBytes)];
        int end = view.IndexOf((byte)'\n');
        if (end < 0)
        {
            return false;
        }

        ReadOnlySpan<byte> line = view[..end].Trim(" \t\r"u8);
        int digits = line.IndexOfAnyExcept(Digits);
        digits = digits < 0 ? line.Length : digits;
        if (digits is 0 or > 15 || (digits < line.Length && line[digits..].TrimStart(" \t"u8) is not [(byte)';', ..]))
        {
            return false;
        }

        foreach (byte digit in line[..digits])
        {
            size = (size << 4) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        length = end + 1;
        return true;
    }

    private static int LineEnd(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'\r', (byte)'\n', ..] => 2,
        [(byte)'\n', ..] => 1,
        _ => 0,
    };
}
