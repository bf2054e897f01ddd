using System.Buffers;
using System.Text;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>Recognises the places where a record of an archive can start; used to find the way again after damage and at the start of a slice.</summary>
/// <remarks>
/// A WARC record starts with a line `WARC/x.y` (any case) that is followed by a line `name:`; an ARC record is one line of at least
/// five fields with an address, a date of digits and a media type. Known miss: a payload that quotes such lines at the
/// beginning of a line (a WARC file inside a WARC file) is taken for a record, but only where a length was wrong or a slice starts.
/// </remarks>
internal static class RecordBoundary
{
    /// <summary>The longest line that can be an ARC header; also how far one must see to decide.</summary>
    public const int LookaheadBytes = 8 << 10;

    private const int NameBytes = 64;
    private const int VersionBytes = 24;

    private static readonly SearchValues<byte> VersionLetters = SearchValues.Create("0123456789."u8);

    /// <summary>Says what starts at the first byte, which must be the beginning of a line.</summary>
    /// <param name="bytes">The bytes from there on.</param>
    /// <param name="final">True if nothing follows them.</param>
    public static RecordStart At(ReadOnlySpan<byte> bytes, bool final)
    {
        if (bytes.IsEmpty)
        {
            return final ? RecordStart.None : RecordStart.Undecided;
        }

        if ((bytes[0] | 0x20) == 'w')
        {
            RecordStart warc = AtWarc(bytes, final);
            if (warc != RecordStart.None)
            {
                return warc;
            }
        }

        return char.IsAsciiLetter((char)bytes[0]) ? AtArc(bytes, final) : RecordStart.None;
    }

    /// <summary>Finds the first record start behind a line end.</summary>
    /// <param name="bytes">Where to search.</param>
    /// <param name="final">True if nothing follows them.</param>
    /// <param name="atFirstByte">True if the first byte itself begins a line.</param>
    /// <param name="free">How many bytes from the beginning certainly hold no record start.</param>
    /// <returns>The index of the start, or -1.</returns>
    public static int Find(ReadOnlySpan<byte> bytes, bool final, bool atFirstByte, out int free)
    {
        int line = atFirstByte ? 0 : NextLine(bytes, 0);
        while (line >= 0)
        {
            RecordStart start = At(bytes[line..], final);
            if (start is RecordStart.Warc or RecordStart.Arc)
            {
                free = line;
                return line;
            }

            if (start == RecordStart.Undecided)
            {
                // The line end itself must stay in view, or the line would no longer be known as one.
                free = Math.Max(0, line - 1);
                return -1;
            }

            line = NextLine(bytes, line);
        }

        free = final ? bytes.Length : Math.Max(0, bytes.Length - 1);
        return -1;
    }

    private static int NextLine(ReadOnlySpan<byte> bytes, int from)
    {
        int end = bytes[from..].IndexOf((byte)'\n');
        return end < 0 || from + end + 1 >= bytes.Length ? -1 : from + end + 1;
    }

    private static RecordStart AtWarc(ReadOnlySpan<byte> bytes, bool final)
    {
        ReadOnlySpan<byte> magic = "WARC/"u8;
        int common = Math.Min(bytes.Length, magic.Length);
        if (!Ascii.EqualsIgnoreCase(bytes[..common], magic[..common]))
        {
            return RecordStart.None;
        }

        ReadOnlySpan<byte> near = bytes[..Math.Min(bytes.Length, VersionBytes)];
        int lineEnd = near.IndexOf((byte)'\n');
        if (lineEnd < 0)
        {
            return near.Length == VersionBytes || final ? RecordStart.None : RecordStart.Undecided;
        }

        ReadOnlySpan<byte> version = near[magic.Length..lineEnd].Trim(" \t\r"u8);
        if (version.IsEmpty || version.ContainsAnyExcept(VersionLetters))
        {
            return RecordStart.None;
        }

        return AtHeaderName(bytes[(lineEnd + 1)..], final);
    }

    private static RecordStart AtHeaderName(ReadOnlySpan<byte> bytes, bool final)
    {
        for (int i = 0; i < Math.Min(bytes.Length, NameBytes); i++)
        {
            byte letter = bytes[i];
            if (letter == ':' && i > 0)
            {
                return RecordStart.Warc;
            }

            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'-' or (byte)'_' or (byte)' '))
            {
                return RecordStart.None;
            }
        }

        return bytes.Length >= NameBytes || final ? RecordStart.None : RecordStart.Undecided;
    }

    private static RecordStart AtArc(ReadOnlySpan<byte> bytes, bool final)
    {
        // A scheme of at most 16 letters: rules out nearly every line of a page after a few bytes.
        ReadOnlySpan<byte> near = bytes[..Math.Min(bytes.Length, 16)];
        int colon = near.IndexOfAnyExceptInRange((byte)'+', (byte)'z');
        colon = colon < 0 ? near.IndexOf((byte)':') : near[..colon].IndexOf((byte)':');
        if (colon < 0)
        {
            return near.Length < 16 && !final && near.IndexOfAny((byte)' ', (byte)'\n') < 0 ? RecordStart.Undecided : RecordStart.None;
        }

        ReadOnlySpan<byte> view = bytes[..Math.Min(bytes.Length, LookaheadBytes)];
        int end = view.IndexOf((byte)'\n');
        if (end < 0)
        {
            return view.Length == LookaheadBytes || final ? RecordStart.None : RecordStart.Undecided;
        }

        return ArcLine.TryParse(view[..end], out _) ? RecordStart.Arc : RecordStart.None;
    }
}
