using System.Text;

namespace Tsumugi.Stages.Read.Http;

/// <summary>Takes `Content-Type` values apart.</summary>
internal static class MediaTypes
{
    /// <summary>The type of a page.</summary>
    public const string Html = "text/html";

    /// <summary>The type of a page written in XML.</summary>
    public const string Xhtml = "application/xhtml+xml";

    /// <summary>The type of a text.</summary>
    public const string Plain = "text/plain";

    private static readonly string[] FrequentTypes =
    [
        Html, Plain, Xhtml, "image/jpeg", "image/png", "image/gif", "text/css", "application/javascript", "text/javascript", "application/json",
        "application/pdf", "image/svg+xml", "application/xml", "text/xml", "application/http",
    ];

    private static readonly string[] FrequentCharsets =
    [
        "utf-8", "UTF-8", "Shift_JIS", "shift_jis", "EUC-JP", "euc-jp", "ISO-2022-JP", "iso-2022-jp", "windows-31j", "x-sjis", "ISO-8859-1", "iso-8859-1",
    ];

    /// <summary>Gets the type without parameters in lower case; empty if there is none.</summary>
    public static string TypeOf(ReadOnlySpan<byte> value)
    {
        int end = value.IndexOfAny((byte)';', (byte)',');
        ReadOnlySpan<byte> type = (end < 0 ? value : value[..end]).Trim(" \t\r\n\""u8);
        foreach (string frequent in FrequentTypes)
        {
            if (Ascii.EqualsIgnoreCase(type, frequent))
            {
                return frequent;
            }
        }

        return Encoding.Latin1.GetString(type).ToLowerInvariant();
    }

    /// <summary>Gets the charset parameter as written, without quotes; empty if there is none.</summary>
    public static string CharsetOf(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> name = "charset"u8;
        for (int at = value.IndexOf((byte)';'); at >= 0; at = Next(value, at))
        {
            ReadOnlySpan<byte> parameter = value[(at + 1)..].TrimStart(" \t\r\n"u8);
            if (parameter.Length <= name.Length || !Ascii.EqualsIgnoreCase(parameter[..name.Length], name))
            {
                continue;
            }

            parameter = parameter[name.Length..].TrimStart(" \t"u8);
            if (parameter is [(byte)'=', ..])
            {
                int end = parameter.IndexOfAny((byte)';', (byte)',');
                return Charset((end < 0 ? parameter : parameter[..end])[1..].Trim(" \t\r\n\"'"u8));
            }
        }

        return "";
    }

    private static int Next(ReadOnlySpan<byte> value, int at)
    {
        int next = value[(at + 1)..].IndexOf((byte)';');
        return next < 0 ? -1 : at + 1 + next;
    }

    private static string Charset(ReadOnlySpan<byte> label)
    {
        foreach (string frequent in FrequentCharsets)
        {
            if (Ascii.Equals(label, frequent))
            {
                return frequent;
            }
        }

        return Encoding.Latin1.GetString(label);
    }
}
