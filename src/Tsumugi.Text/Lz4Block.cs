using System.Buffers.Binary;
using System.Numerics;

namespace Tsumugi.Text;

/// <summary>Compresses bytes into one LZ4 block, the fast way at acceleration 1.</summary>
/// <remarks>
/// <para>
/// Written from the block format (lz4/lz4, doc/lz4_Block_format.md) and from what is known of the reference compressor: four bytes are looked up by hash, the
/// last place with that hash is compared, and the longer nothing is found the larger the steps become. Table sizes and hashes are those of the C library
/// (4,096 entries over five bytes; 8,192 over four bytes below 64 KiB), so that sizes are comparable; the same bytes always give the same block.
/// </para>
/// <para>The table is kept from call to call. Not thread-safe.</para>
/// </remarks>
public sealed class Lz4Block
{
    private const int ShortestMatch = 4;
    private const int LastLiterals = 5; // the format: the last five bytes are literals
    private const int MatchFromEnd = 12; // and no match begins in the last twelve
    private const int Farthest = 65_535;
    private const int SmallInput = 65_536 + 11;
    private const int SkipStrength = 6;

    private readonly int[] _places = new int[1 << 13];

    /// <summary>Gets the room that a block of some bytes may need.</summary>
    public static int MostBytes(int length) => length + (length / 255) + 16;

    /// <summary>Compresses.</summary>
    /// <param name="input">Any bytes.</param>
    /// <param name="output">At least <see cref="MostBytes"/> long.</param>
    /// <returns>The length of the block.</returns>
    public int Compress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        int written = 0;
        int anchor = 0;
        if (input.Length > MatchFromEnd)
        {
            Array.Clear(_places);
            bool isSmall = input.Length < SmallInput;
            int lastStart = input.Length - MatchFromEnd;
            int at = 1;
            int ahead = Hash(input, at, isSmall);
            _places[Hash(input, 0, isSmall)] = 0;
            while (Find(input, ref at, ref ahead, lastStart, isSmall, out int match))
            {
                while (at > anchor && match > 0 && input[at - 1] == input[match - 1])
                {
                    at--;
                    match--;
                }

                bool goesOn = true;
                while (goesOn)
                {
                    int length = ShortestMatch + Common(input, at + ShortestMatch, match + ShortestMatch, input.Length - LastLiterals);
                    written = Write(input[anchor..at], at - match, length, output, written);
                    at += length;
                    anchor = at;
                    goesOn = at <= lastStart && Next(input, at, isSmall, out match);
                }

                if (at > lastStart)
                {
                    break;
                }

                ahead = Hash(input, ++at, isSmall);
            }
        }

        return Write(input[anchor..], 0, 0, output, written);
    }

    /// <summary>Finds the next match, with steps that grow by one every 64 misses.</summary>
    private bool Find(ReadOnlySpan<byte> input, ref int at, ref int ahead, int lastStart, bool isSmall, out int match)
    {
        int next = at;
        int step = 1;
        int misses = 1 << SkipStrength;
        while (true)
        {
            int hash = ahead;
            at = next;
            next += step;
            step = misses++ >> SkipStrength;
            if (next > lastStart + 1)
            {
                match = 0;
                return false;
            }

            match = _places[hash];
            ahead = Hash(input, next, isSmall);
            _places[hash] = at;
            if (at - match <= Farthest && Four(input, match) == Four(input, at))
            {
                return true;
            }
        }
    }

    /// <summary>Looks whether a match begins directly behind the former one.</summary>
    private bool Next(ReadOnlySpan<byte> input, int at, bool isSmall, out int match)
    {
        _places[Hash(input, at - 2, isSmall)] = at - 2;
        int hash = Hash(input, at, isSmall);
        match = _places[hash];
        _places[hash] = at;
        return at - match <= Farthest && Four(input, match) == Four(input, at);
    }

    private static int Write(ReadOnlySpan<byte> literals, int distance, int length, Span<byte> output, int at)
    {
        int beyond = length - ShortestMatch;
        int token = at++;
        output[token] = (byte)((Math.Min(literals.Length, 15) << 4) | (length == 0 ? 0 : Math.Min(beyond, 15)));
        at = WriteLength(literals.Length, output, at);
        literals.CopyTo(output[at..]);
        at += literals.Length;
        if (length == 0)
        {
            return at;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(output[at..], (ushort)distance);
        return WriteLength(beyond, output, at + 2);
    }

    private static int WriteLength(int length, Span<byte> output, int at)
    {
        if (length < 15)
        {
            return at;
        }

        for (length -= 15; length >= 255; length -= 255)
        {
            output[at++] = 255;
        }

        output[at++] = (byte)length;
        return at;
    }

    private static int Common(ReadOnlySpan<byte> input, int one, int other, int end)
    {
        int start = one;
        while (one + 8 <= end)
        {
            ulong differ = BinaryPrimitives.ReadUInt64LittleEndian(input[one..]) ^ BinaryPrimitives.ReadUInt64LittleEndian(input[other..]);
            if (differ != 0)
            {
                return one - start + (BitOperations.TrailingZeroCount(differ) >> 3);
            }

            one += 8;
            other += 8;
        }

        while (one < end && input[one] == input[other])
        {
            one++;
            other++;
        }

        return one - start;
    }

    private static uint Four(ReadOnlySpan<byte> input, int at) => BinaryPrimitives.ReadUInt32LittleEndian(input[at..]);

    private static int Hash(ReadOnlySpan<byte> input, int at, bool isSmall) => isSmall
        ? (int)((Four(input, at) * 2_654_435_761U) >> (32 - 13))
        : (int)(((BinaryPrimitives.ReadUInt64LittleEndian(input[at..]) << 24) * 889_523_592_379UL) >> (64 - 12));
}
