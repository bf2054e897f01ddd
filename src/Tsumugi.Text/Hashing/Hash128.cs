using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tsumugi.Text.Hashing;

/// <summary>Turns bytes or letters into 128 well-mixed bits, the same on every machine and in every run: wide enough to stand for the text.</summary>
/// <remarks>
/// <para>
/// The algorithm is MurmurHash3_x64_128 (Austin Appleby, SMHasher, MurmurHash3.cpp, public domain). The digest's sixteen bytes are the
/// little-endian bytes of the result. The original's seed has 32 bits; here both halves of the state start from all 64, so seeds below
/// 2³² give the published values. Not cryptographic, see <see cref="Hash64"/>.
/// </para>
/// <para>Among 10⁹ different texts the chance that any two share a value by accident is about 10⁻²¹. Never allocates, never throws, thread-safe.</para>
/// </remarks>
public static class Hash128
{
    private const ulong C1 = 0x87C37B91114253D5;
    private const ulong C2 = 0x4CF5AD432745937F;

    /// <summary>Hashes letters, as UTF-16 little-endian bytes.</summary>
    public static UInt128 Of(ReadOnlySpan<char> letters, ulong seed = 0) => Of(MemoryMarshal.AsBytes(letters), seed);

    /// <summary>Hashes bytes.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        ulong length = (ulong)bytes.Length;
        ulong low = seed;
        ulong high = seed;
        while (bytes.Length >= 16)
        {
            low ^= MixLow(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            low = ((BitOperations.RotateLeft(low, 27) + high) * 5) + 0x52DCE729;
            high ^= MixHigh(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            high = ((BitOperations.RotateLeft(high, 31) + low) * 5) + 0x38495AB5;
            bytes = bytes[16..];
        }

        if (bytes.Length > 8)
        {
            high ^= MixHigh(Partial(bytes[8..]));
            bytes = bytes[..8];
        }

        if (bytes.Length > 0)
        {
            low ^= MixLow(Partial(bytes));
        }

        low ^= length;
        high ^= length;
        low += high;
        high += low;
        low = Finish(low);
        high = Finish(high);
        low += high;
        high += low;
        return new UInt128(high, low);
    }

    /// <summary>Reads one to eight bytes as the low end of a little-endian number.</summary>
    private static ulong Partial(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MixLow(ulong value) => BitOperations.RotateLeft(value * C1, 31) * C2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MixHigh(ulong value) => BitOperations.RotateLeft(value * C2, 33) * C1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}
