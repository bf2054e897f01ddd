using System.Text;
using Tsumugi.Stages.Read.Archives;

namespace Tsumugi.Stages.Read.Http;

/// <summary>The parts of an HTTP response's head that decide what its body is; ranges into the message.</summary>
/// <remarks>Accepts LF alone, folded lines, `HTTP/2 200` and servers of the past (`ICY 200 OK`). Fields that occur twice: the first counts.</remarks>
internal ref struct HttpHead
{
    /// <summary>Gets the three-digit status; 0 if it is none.</summary>
    public int Status { get; private set; }

    /// <summary>Gets where the body starts.</summary>
    public int BodyStart { get; private set; }

    /// <summary>Gets the value of `Content-Type`.</summary>
    public ReadOnlySpan<byte> ContentType { get; private set; }

    /// <summary>Gets the value of `Content-Encoding`.</summary>
    public ReadOnlySpan<byte> ContentEncoding { get; private set; }

    /// <summary>Gets a value indicating whether `Transfer-Encoding` ends with `chunked`.</summary>
    public bool IsChunked { get; private set; }

    /// <summary>Gets the value of `Content-Length`; -1 if there is none.</summary>
    public long ContentLength { get; private set; }

    /// <summary>Reads the head of a message.</summary>
    /// <returns>False if the message does not begin with a status line.</returns>
    public static bool TryParse(ReadOnlySpan<byte> message, out HttpHead head)
    {
        head = new HttpHead { ContentLength = -1 };
        if (!(message.StartsWith("HTTP/"u8) || message.StartsWith("http/"u8) || message.StartsWith("ICY "u8)))
        {
            return false;
        }

        int at = NextLine(message, 0);
        head.Status = StatusOf(message[..at]);
        while (at < message.Length)
        {
            int next = NextLine(message, at);
            if (message[at..next].TrimEnd("\r\n"u8).IsEmpty)
            {
                at = next;
                break;
            }

            while (next < message.Length && message[next] is (byte)' ' or (byte)'\t')
            {
                next = NextLine(message, next);
            }

            head.Take(message[at..next]);
            at = next;
        }

        head.BodyStart = at;
        return true;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            return;
        }

        ReadOnlySpan<byte> name = line[..colon].Trim(" \t"u8);
        ReadOnlySpan<byte> value = line[(colon + 1)..].Trim(" \t\r\n"u8);
        switch (name.Length)
        {
            case 12 when ContentType.IsEmpty && Ascii.EqualsIgnoreCase(name, "Content-Type"u8):
                ContentType = value;
                break;
            case 16 when ContentEncoding.IsEmpty && Ascii.EqualsIgnoreCase(name, "Content-Encoding"u8):
                ContentEncoding = value;
                break;
            case 17 when Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8):
                IsChunked |= value.Length >= 7 && Ascii.EqualsIgnoreCase(value[^7..], "chunked"u8);
                break;
            case 14 when ContentLength < 0 && Ascii.EqualsIgnoreCase(name, "Content-Length"u8):
                ContentLength = HeaderText.Number(value);
                break;
            default:
                break;
        }
    }

    private static int StatusOf(ReadOnlySpan<byte> line)
    {
        int space = line.IndexOf((byte)' ');
        ReadOnlySpan<byte> rest = space < 0 ? [] : line[space..].TrimStart((byte)' ');
        return rest.Length >= 3 ? (int)Math.Max(0, HeaderText.Number(rest[..3])) : 0;
    }

    private static int NextLine(ReadOnlySpan<byte> message, int at)
    {
        int end = message[at..].IndexOf((byte)'\n');
        return end < 0 ? message.Length : at + end + 1;
    }
}
