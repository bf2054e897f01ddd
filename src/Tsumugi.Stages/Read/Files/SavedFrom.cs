using System.Text;

namespace Tsumugi.Stages.Read.Files;

/// <summary>Finds the address that a browser wrote into a page when it saved it: the "mark of the web".</summary>
internal static class SavedFrom
{
    private const int HeadBytes = 4096;
    private const int MostDigits = 5;

    /// <summary>Gets the address; empty if the page has none or it is no address of the web.</summary>
    public static string Url(ReadOnlySpan<byte> page)
    {
        ReadOnlySpan<byte> head = page[..Math.Min(page.Length, HeadBytes)];
        ReadOnlySpan<byte> mark = "<!-- saved from url="u8;
        int at = head.IndexOf(mark);
        if (at < 0)
        {
            return "";
        }

        // Chrome and Internet Explorer put the length in front: `(0023)http://…`.
        ReadOnlySpan<byte> rest = head[(at + mark.Length)..];
        int close = rest.IndexOf((byte)')');
        if (rest is [(byte)'(', ..] && close > 0 && close <= MostDigits)
        {
            rest = rest[(close + 1)..];
        }

        int end = rest.IndexOfAny(" \t\r\n>"u8);
        ReadOnlySpan<byte> url = end < 0 ? rest : rest[..end];
        bool web = url.StartsWith("http://"u8) || url.StartsWith("https://"u8);
        return web && !url.ContainsAnyExceptInRange((byte)0x21, (byte)0x7E) ? Encoding.ASCII.GetString(url) : "";
    }
}
