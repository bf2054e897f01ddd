using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tsumugi.Text.Encodings;

/// <summary>An encoding whose text is ASCII and letters of two bytes, with a few others between.</summary>
/// <remarks>
/// In bulk: stretches of ASCII are widened by vectors, stretches of pairs looked up four at a time, and whatever is neither (half-width katakana,
/// three and four bytes, letters beyond the basic plane, broken sequences) is left to <see cref="PageEncoding.Step"/>.
/// </remarks>
internal abstract class PairEncoding : PageEncoding
{
    private const ulong LowBits = 0x0001_0001_0001_0001;
    private const ulong HighBits = 0x8000_8000_8000_8000;

    /// <summary>Creates an encoding.</summary>
    /// <param name="name">WHATWG name.</param>
    /// <param name="pairs">65,536 entries: (first byte &lt;&lt; 8) + second byte; 0 where the pair is not one unit. A first byte below 0x80 has none.</param>
    protected PairEncoding(string name, ushort[] pairs)
        : base(name) => Pairs = pairs;

    /// <summary>Gets the letter of each pair of bytes.</summary>
    protected ushort[] Pairs { get; }

    public override int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        CheckRoom(bytes, letters);
        int state = 0;
        int malformed = 0;
        int to = 0;
        for (int at = 0; at < bytes.Length;)
        {
            if (bytes[at] < 0x80)
            {
                int run = AsciiRun.Copy(bytes[at..], letters[to..]);
                at += run;
                to += run;
                continue;
            }

            int pairs = CopyPairs(Pairs, bytes[at..], letters[to..]);
            at += pairs * 2;
            to += pairs;
            int singles = CopySingles(bytes[at..], letters[to..]);
            at += singles;
            to += singles;

            // One letter by steps where the pairs ended; in the last bytes all of them go this way.
            if (at < bytes.Length && bytes[at] >= 0x80)
            {
                at += Step(bytes, at, ref state, out uint letter);
                Put(letter, letters, ref to, ref malformed);
            }
        }

        written = to;
        return malformed;
    }

    /// <summary>Writes the letters of the pairs at the front, as many as are in the table.</summary>
    /// <param name="table">65,536 letters by the pair's bytes; 0 ends the stretch.</param>
    /// <param name="bytes">The pairs; the last seven bytes are left alone.</param>
    /// <param name="letters">Room for one unit per byte.</param>
    /// <returns>How many pairs were read.</returns>
    internal static int CopyPairs(ushort[] table, ReadOnlySpan<byte> bytes, Span<char> letters)
    {
        if (!BitConverter.IsLittleEndian)
        {
            return 0;
        }

        // SAFETY: a table has 65,536 entries and every index is 16 bits; eight bytes are read and four units written only where eight bytes
        // are left, and there is room for one unit per byte.
        ref ushort letterOf = ref MemoryMarshal.GetArrayDataReference(table);
        ref byte from = ref MemoryMarshal.GetReference(bytes);
        ref char to = ref MemoryMarshal.GetReference(letters);
        nint last = Math.Min(bytes.Length, letters.Length) - 8;
        nint pairs = 0;
        while (pairs * 2 <= last)
        {
            ulong eight = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, pairs * 2)));
            ulong four = Unsafe.Add(ref letterOf, (nint)(eight >> 48))
                | ((ulong)Unsafe.Add(ref letterOf, (nint)((eight >> 32) & 0xFFFF)) << 16)
                | ((ulong)Unsafe.Add(ref letterOf, (nint)((eight >> 16) & 0xFFFF)) << 32)
                | ((ulong)Unsafe.Add(ref letterOf, (nint)(eight & 0xFFFF)) << 48);
            Unsafe.WriteUnaligned(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref to, pairs)), four);

            // The lowest unit that is 0 borrows and shows its high bit; units above it may do so falsely, but only the lowest counts.
            ulong zeros = (four - LowBits) & ~four & HighBits;
            if (zeros != 0)
            {
                return (int)pairs + (BitOperations.TrailingZeroCount(zeros) >> 4);
            }

            pairs += 4;
        }

        return (int)pairs;
    }

    /// <summary>Writes the letters beyond ASCII that are one byte, as many as stand at the front.</summary>
    /// <returns>How many were written.</returns>
    protected virtual int CopySingles(ReadOnlySpan<byte> bytes, Span<char> letters) => 0;

    /// <summary>Reads a pair of two bytes or tells how far it is broken.</summary>
    protected static int Pair(ushort[] table, byte first, byte second, out uint letter)
    {
        uint found = table[(first << 8) + second];
        letter = found == 0 ? Malformed : found;

        // A malformed pair takes its second byte along, unless that is ASCII: a `<` must never be swallowed.
        return found != 0 || second >= 0x80 ? 2 : 1;
    }
}
