using System.Text;
using System.Text.Unicode;
using Tsumugi.Contracts.Documents;

namespace Tsumugi.Stages.Read.Files;

/// <summary>Takes the front matter off a Markdown file and keeps its title, date, address and licence.</summary>
/// <remarks>
/// Only `key: value` at the beginning of a line is read, the value with or without quotes; that is what Jekyll, Hugo and their kin
/// write. Known misses: values over several lines, and TOML between lines of `+++`, which stays part of the text.
/// </remarks>
internal static class FrontMatter
{
    private const int MostBytes = 64 << 10;

    /// <summary>Fills the record's fields and cuts the block off its body; leaves the record alone if there is no well-formed block.</summary>
    public static void Take(RawRecord record)
    {
        ReadOnlySpan<byte> body = record.Body.Written;
        int start = body.StartsWith("\uFEFF"u8) ? 3 : 0;
        ReadOnlySpan<byte> head = body[start..Math.Min(body.Length, start + MostBytes)];
        int at = NextLine(head, 0);
        if (!IsFence(head[..at], "---"u8))
        {
            return;
        }

        int first = at;
        while (at < head.Length)
        {
            int next = NextLine(head, at);
            ReadOnlySpan<byte> line = head[at..next];
            if (IsFence(line, "---"u8) || IsFence(line, "..."u8))
            {
                if (TryFill(head[first..at], record))
                {
                    Cut(record, start + next);
                }

                return;
            }

            at = next;
        }
    }

    private static bool IsFence(ReadOnlySpan<byte> line, ReadOnlySpan<byte> fence) => line.TrimEnd(" \t\r\n"u8).SequenceEqual(fence);

    /// <summary>Reads the fields; false if the block is no list of keys, so that a rule between two paragraphs is not taken for front matter.</summary>
    private static bool TryFill(ReadOnlySpan<byte> block, RawRecord record)
    {
        if (!Utf8.IsValid(block))
        {
            return false;
        }

        bool any = false;
        foreach (ReadOnlySpan<char> line in Encoding.UTF8.GetString(block).AsSpan().EnumerateLines())
        {
            int colon = line.IndexOf(':');
            ReadOnlySpan<char> key = colon > 0 ? line[..colon] : [];
            bool isKey = !key.IsEmpty && IsKey(key) && (colon + 1 == line.Length || line[colon + 1] == ' ');
            if (!isKey)
            {
                if (IsContinuation(line))
                {
                    continue;
                }

                return false;
            }

            any = true;
            Fill(key, Unquote(line[(colon + 1)..].Trim()), record);
        }

        return any;
    }

    private static void Fill(ReadOnlySpan<char> key, string value, RawRecord record)
    {
        switch (key)
        {
            case "title": record.Title = value; break;
            case "date": record.Date = value; break;
            case "url" or "canonical" or "canonical_url": record.Url = value.StartsWith("http", StringComparison.Ordinal) ? value : record.Url; break;
            case "license" or "licence": record.Licence = value; break;
            default: break;
        }
    }

    private static bool IsKey(ReadOnlySpan<char> key)
    {
        foreach (char letter in key)
        {
            if (!char.IsLetterOrDigit(letter) && letter is not ('_' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Blank lines, comments, and what belongs to the key above: indented lines and list items.</summary>
    private static bool IsContinuation(ReadOnlySpan<char> line) => line.IsWhiteSpace() || line[0] is ' ' or '\t' or '#' || line.StartsWith("- ", StringComparison.Ordinal) || line is "-";

    private static string Unquote(ReadOnlySpan<char> value)
    {
        bool quoted = value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0];
        return (quoted ? value[1..^1] : value).ToString();
    }

    private static void Cut(RawRecord record, int bytes)
    {
        Span<byte> body = record.Body.Written;
        body[bytes..].CopyTo(body);
        record.Body.Truncate(record.Body.Length - bytes);
    }

    private static int NextLine(ReadOnlySpan<byte> text, int at)
    {
        int end = text[at..].IndexOf((byte)'\n');
        return end < 0 ? text.Length : at + end + 1;
    }
}
