namespace Tsumugi.Text.Encodings;

/// <summary>One encoding of the WHATWG Encoding Standard, able to turn bytes into letters.</summary>
/// <remarks>Immutable and used by all workers at once. Every byte sequence can be decoded; what is malformed becomes U+FFFD.</remarks>
public abstract class PageEncoding
{
    /// <summary>Creates an encoding.</summary>
    /// <param name="name">Its WHATWG name in lower case.</param>
    protected PageEncoding(string name) => Name = name;

    /// <summary>Gets the WHATWG name in lower case: `utf-8`, `shift_jis`, `euc-jp` …</summary>
    public string Name { get; }

    /// <summary>Gets which letters the encoding is made for; the detector scores by it.</summary>
    public EncodingFamily Family { get; protected init; }

    /// <summary>Appends the letters of a whole page.</summary>
    /// <param name="bytes">The page without its byte order mark.</param>
    /// <param name="text">Receives at most one unit per byte.</param>
    /// <returns>How many malformed sequences became U+FFFD.</returns>
    public int Decode(ReadOnlySpan<byte> bytes, TextBuffer text)
    {
        // No encoding here gives more than one unit per byte; the one more is for a sequence that the end cuts off.
        Span<char> letters = text.Reserve(bytes.Length + 1);
        int malformed = Decode(bytes, letters, out int written);
        text.Advance(written);
        return malformed;
    }

    /// <summary>Writes the letters of a page.</summary>
    /// <param name="bytes">The page without its byte order mark.</param>
    /// <param name="letters">Room for at least one unit per byte, and one more.</param>
    /// <param name="written">How many units were written.</param>
    /// <returns>How many malformed sequences became U+FFFD.</returns>
    public abstract int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
