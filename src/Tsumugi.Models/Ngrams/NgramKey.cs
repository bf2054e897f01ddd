namespace Tsumugi.Models.Ngrams;

/// <summary>Packs n-grams into numbers: each symbol plus 1 in as many bits as the alphabet needs.</summary>
internal static class NgramKey
{
    /// <summary>Gets the bits of a symbol.</summary>
    public static int BitsFor(int symbols) => System.Numerics.BitOperations.Log2((uint)symbols) + 1;

    /// <summary>Turns the order of the symbols around: the last one highest becomes the first one highest, or back.</summary>
    public static UInt128 Reverse(UInt128 key, int order, int bits)
    {
        UInt128 reversed = 0;
        ulong mask = (1UL << bits) - 1;
        for (int i = 0; i < order; i++)
        {
            reversed = (reversed << bits) | ((ulong)key & mask);
            key >>= bits;
        }

        return reversed;
    }

    /// <summary>Gets the symbols, first to last, of a key that has the last one highest.</summary>
    public static void Unpack(UInt128 key, int order, int bits, Span<int> symbols)
    {
        ulong mask = (1UL << bits) - 1;
        for (int i = 0; i < order; i++)
        {
            symbols[i] = (int)((ulong)key & mask) - 1;
            key >>= bits;
        }
    }
}
