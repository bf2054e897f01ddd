using Tsumugi.Stages.Read.Lines;
using Tsumugi.Text;

namespace Tsumugi.Cli.Filters.Dedup;

/// <summary>Unpacks the strings of JSON in stretches of a megabyte, since room for a whole one must be made for its bytes, which are three times the letters of a Japanese text.</summary>
internal static class LongText
{
    /// <summary>Bytes of a stretch.</summary>
    public const int StretchBytes = 1 << 20;

    /// <summary>Makes room for a text of so many bytes, most of it Japanese.</summary>
    public static void Reserve(int bytes, TextBuffer text) => text.Reserve(bytes <= StretchBytes ? bytes : (bytes / 3) + (2 * StretchBytes));

    /// <summary>Appends a string that is in memory.</summary>
    /// <param name="raw">The bytes between the quotes.</param>
    /// <param name="escaped">Whether there are escapes at all.</param>
    /// <param name="text">Receives the letters.</param>
    public static void Append(ReadOnlySpan<byte> raw, bool escaped, TextBuffer text)
    {
        Reserve(raw.Length, text);
        for (int stretch = StretchBytes; raw.Length > 0;)
        {
            int cut = raw.Length <= stretch ? raw.Length : SafeCut(raw[..stretch]);
            if (cut == 0)
            {
                stretch *= 2;
                continue;
            }

            AppendStretch(raw[..cut], escaped, text);
            raw = raw[cut..];
        }
    }

    /// <summary>Appends a stretch, which may have no escapes although the whole text has.</summary>
    public static void AppendStretch(ReadOnlySpan<byte> stretch, bool escaped, TextBuffer text) => JsonText.Append(stretch, escaped && stretch.Contains((byte)'\\'), text);

    /// <summary>Finds the last place that cuts neither a letter nor an escape.</summary>
    /// <returns>The place; 0 if there is none.</returns>
    public static int SafeCut(ReadOnlySpan<byte> bytes)
    {
        // A pair of surrogates is written in twelve bytes, the first of them a backslash.
        const int LongestEscape = 12;
        for (int cut = bytes.Length - 1; cut >= LongestEscape; cut--)
        {
            if ((bytes[cut] & 0xC0) != 0x80 && !bytes.Slice(cut - LongestEscape, LongestEscape).Contains((byte)'\\'))
            {
                return cut;
            }
        }

        return 0;
    }
}
