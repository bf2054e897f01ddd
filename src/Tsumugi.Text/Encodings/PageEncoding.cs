namespace Tsumugi.Text.Encodings;

/// <summary>One encoding of the WHATWG Encoding Standard, able to turn bytes into letters and to find a letter's bytes again.</summary>
/// <remarks>
/// Immutable and used by all workers at once. Every byte sequence can be decoded; what is malformed becomes U+FFFD.
/// <see cref="Step"/> is the definition of an encoding, one letter at a time; <see cref="Decode(ReadOnlySpan{byte}, Span{char}, out int)"/> is the
/// same in bulk and tested against it.
/// </remarks>
public abstract class PageEncoding
{
    /// <summary>What <see cref="Step"/> gives for a malformed sequence; no letter has this value, since no letter is twice U+FFFD.</summary>
    private protected const uint Malformed = 0xFFFD_FFFD;

    /// <summary>What <see cref="Step"/> gives for bytes that mean no letter: an escape sequence.</summary>
    private protected const uint Nothing = 0xFFFF_FFFF;

    /// <summary>Creates an encoding.</summary>
    /// <param name="name">Its WHATWG name in lower case.</param>
    private protected PageEncoding(string name) => Name = name;

    /// <summary>Gets the WHATWG name in lower case: `utf-8`, `shift_jis`, `euc-jp` …</summary>
    public string Name { get; }

    /// <summary>Gets which letters the encoding is made for; the detector scores by it.</summary>
    public EncodingFamily Family { get; private protected init; }

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

    /// <summary>Appends the letters of a page only if all of its bytes are sound.</summary>
    /// <param name="bytes">The page without its byte order mark.</param>
    /// <param name="text">Receives the letters, or nothing.</param>
    /// <returns>False if a sequence is malformed.</returns>
    public bool TryDecode(ReadOnlySpan<byte> bytes, TextBuffer text)
    {
        Span<char> letters = text.Reserve(bytes.Length + 1);
        bool sound = TryDecode(bytes, letters, out int written);
        text.Advance(sound ? written : 0);
        return sound;
    }

    /// <summary>Writes the letters of a page.</summary>
    /// <param name="bytes">The page without its byte order mark.</param>
    /// <param name="letters">Room for at least one unit per byte, and one more.</param>
    /// <param name="written">How many units were written.</param>
    /// <returns>How many malformed sequences became U+FFFD.</returns>
    public abstract int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written);

    /// <summary>Finds where in the bytes letters of the decoded page begin.</summary>
    /// <remarks>
    /// Reads the bytes once, up to the last letter asked for; a few nanoseconds per letter, no allocation. An escape sequence belongs to no letter:
    /// a letter behind it begins behind it.
    /// </remarks>
    /// <param name="bytes">The page without its byte order mark, as it was given to <see cref="Decode(ReadOnlySpan{byte}, TextBuffer)"/>.</param>
    /// <param name="units">Ascending positions in the decoded page, in UTF-16 units.</param>
    /// <param name="offsets">
    /// Receives one byte offset for each: where the letter begins, also for a position inside a surrogate pair; the number of bytes for
    /// a position at or behind the end.
    /// </param>
    /// <exception cref="ArgumentException">There is less room than positions.</exception>
    public void Locate(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> units, Span<int> offsets)
    {
        if (offsets.Length < units.Length)
        {
            throw new ArgumentException("there is less room than positions", nameof(offsets));
        }

        int next = 0;
        int state = 0;
        int at = 0;
        for (int unit = 0; at < bytes.Length && next < units.Length;)
        {
            int length = Step(bytes, at, ref state, out uint letter);
            unit += UnitsOf(letter);
            for (; next < units.Length && units[next] < unit; next++)
            {
                offsets[next] = at;
            }

            at += length;
        }

        offsets[next..units.Length].Fill(bytes.Length);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Writes the letters; an encoding may stop at the first malformed sequence.</summary>
    internal virtual bool TryDecode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written) => Decode(bytes, letters, out written) == 0;

    /// <summary>Decodes letter by letter; slow, but the definition of what <see cref="Decode(ReadOnlySpan{byte}, Span{char}, out int)"/> does.</summary>
    internal int DecodeByStep(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        int state = 0;
        int malformed = 0;
        written = 0;
        for (int at = 0; at < bytes.Length;)
        {
            at += Step(bytes, at, ref state, out uint letter);
            Put(letter, letters, ref written, ref malformed);
        }

        return malformed;
    }

    /// <summary>Reads the letter that begins at a byte.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="at">Where the letter begins; less than the length.</param>
    /// <param name="state">0 at the front; what the encoding must remember between letters.</param>
    /// <param name="letter">The letter's first unit in the low half, its second or 0 in the high half; or <see cref="Malformed"/> or <see cref="Nothing"/>.</param>
    /// <returns>How many bytes were read, at least 1.</returns>
    internal abstract int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter);

    /// <summary>Writes what a step gave.</summary>
    private protected static void Put(uint letter, Span<char> letters, ref int to, ref int malformed)
    {
        if (letter >= Malformed)
        {
            if (letter == Malformed)
            {
                letters[to++] = '\uFFFD';
                malformed++;
            }

            return;
        }

        letters[to++] = (char)letter;
        if (letter > 0xFFFF)
        {
            letters[to++] = (char)(letter >> 16);
        }
    }

    /// <summary>Guards the kernels, which write past bounds checks.</summary>
    private protected static void CheckRoom(ReadOnlySpan<byte> bytes, Span<char> letters)
    {
        if (letters.Length <= bytes.Length)
        {
            throw new ArgumentException("there must be room for one unit per byte, and one more", nameof(letters));
        }
    }

    private static int UnitsOf(uint letter) => letter switch
    {
        Nothing => 0,
        Malformed or <= 0xFFFF => 1,
        _ => 2,
    };
}
