using System.Runtime.CompilerServices;

namespace Tsumugi.Text.Overlap;

/// <summary>A hash of the last n letters of a run that costs the same for any n: one letter comes in, one goes out.</summary>
/// <remarks>
/// A polynomial over 64-bit numbers that wrap around: Σ letter · B^(n−1−i). Its lower bits know little of letters far back, so what is looked up
/// is the <see cref="Mix"/> of it. Equal runs have equal hashes; unequal ones may, so nothing is decided by it.
/// </remarks>
internal static class GramHash
{
    // Odd, so that no power of it is 0 modulo 2^64; the digits of the golden ratio.
    private const ulong Base = 0x9E3779B97F4A7C15;

    /// <summary>Hashes a whole run.</summary>
    public static ulong Of(ReadOnlySpan<char> letters)
    {
        ulong hash = 0;
        foreach (char letter in letters)
        {
            hash = (hash * Base) + letter;
        }

        return hash;
    }

    /// <summary>Gets the weight of the letter that leaves a run of n letters when another one comes in.</summary>
    public static ulong LeavingWeight(int letters)
    {
        ulong weight = 1;
        for (int i = 0; i < letters; i++)
        {
            weight *= Base;
        }

        return weight;
    }

    /// <summary>Moves the run by one letter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Roll(ulong hash, char coming, char leaving, ulong leavingWeight) => (hash * Base) + (coming - (leaving * leavingWeight));

    /// <summary>Spreads what the hash knows over all 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 32)) * 0x9FB21C651E98DF25;
        return hash ^ (hash >> 29);
    }
}
