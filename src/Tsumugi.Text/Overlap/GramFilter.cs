using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tsumugi.Text.Overlap;

/// <summary>Says of most hashes that they are certainly not among those added, with one look at memory.</summary>
/// <remarks>
/// Two bits in one 64-bit word for each hash, 16 to 32 bits of room for each: of the hashes that were not added about one in a hundred passes
/// (two bits in a word that is a twelfth full, a little more where words are fuller than the mean). Answers only ever err on the side of "maybe".
/// </remarks>
internal sealed class GramFilter
{
    private const int BitsPerHash = 16;

    private readonly ulong[] _words;
    private readonly int _shift;

    /// <summary>Creates an empty filter.</summary>
    /// <param name="hashes">How many will be added.</param>
    public GramFilter(int hashes)
    {
        int words = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, (long)hashes * BitsPerHash / 64));
        _words = new ulong[words];
        _shift = 64 - BitOperations.Log2((uint)words);
    }

    /// <summary>Gets the bytes that the filter takes.</summary>
    public long Bytes => (long)_words.Length * sizeof(ulong);

    /// <summary>Adds a mixed hash.</summary>
    public void Add(ulong mixed) => _words[mixed >> _shift] |= Bits(mixed);

    /// <summary>Says whether a mixed hash may have been added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHold(ulong mixed)
    {
        ulong bits = Bits(mixed);
        return (_words[mixed >> _shift] & bits) == bits;
    }

    /// <summary>The word is chosen by the upper bits, the two bits within it by lower ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ulong mixed) => (1UL << (int)(mixed & 63)) | (1UL << (int)((mixed >> 6) & 63));
}
