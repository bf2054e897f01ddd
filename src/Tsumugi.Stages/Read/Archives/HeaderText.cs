using System.Text;
using System.Text.Unicode;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>Turns header values into strings, forgivingly.</summary>
internal static class HeaderText
{
    private static readonly string[] FrequentTypes =
    [
        "application/http; msgtype=response", "application/http;msgtype=response", "application/http", "text/html", "text/plain",
        "text/html; charset=utf-8", "text/html; charset=UTF-8", "text/html;charset=UTF-8", "application/xhtml+xml",
    ];

    /// <summary>Gets a value; UTF-8 where it is valid, else Latin-1. Folded lines are joined by one blank.</summary>
    public static string Value(ReadOnlySpan<byte> value)
    {
        value = value.Trim(" \t\r\n"u8);
        if (value.IsEmpty)
        {
            return "";
        }

        string text = Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : Encoding.Latin1.GetString(value);
        return value.IndexOf((byte)'\n') < 0 ? text : string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Gets a media type with parameters; the frequent ones without allocation.</summary>
    public static string MediaType(ReadOnlySpan<byte> value)
    {
        value = value.Trim(" \t\r\n"u8);
        foreach (string frequent in FrequentTypes)
        {
            if (Ascii.Equals(value, frequent))
            {
                return frequent;
            }
        }

        return Value(value);
    }

    /// <summary>Gets an address: angle brackets of old writers off, blanks as `%20`.</summary>
    public static string Url(ReadOnlySpan<byte> value) => Unbracket(value).Replace(" ", "%20", StringComparison.Ordinal);

    /// <summary>Gets a value without the angle brackets around it.</summary>
    public static string Unbracket(ReadOnlySpan<byte> value)
    {
        value = value.Trim(" \t\r\n"u8);
        return value.Length >= 2 && value[0] == '<' && value[^1] == '>' ? Value(value[1..^1]) : Value(value);
    }

    /// <summary>Reads a number of at most 18 digits; -1 if it is none.</summary>
    public static long Number(ReadOnlySpan<byte> value)
    {
        value = value.Trim(" \t\r\n"u8);
        if (value.IsEmpty || value.Length > 18)
        {
            return -1;
        }

        long number = 0;
        foreach (byte digit in value)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
