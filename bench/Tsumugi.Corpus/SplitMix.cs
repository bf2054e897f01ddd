using System.Numerics;

namespace Tsumugi.Corpus;

/// <summary>A seeded generator whose numbers never change: splitmix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).</summary>
/// <remarks>The framework's own seeded generator may change its algorithm between versions, and a corpus must keep its bytes.</remarks>
public struct SplitMix
{
    private ulong _state;

    public SplitMix(ulong seed) => _state = seed;

    /// <summary>Mixes two numbers into a seed of its own, so that each page, clause or file has its own stream.</summary>
    public static ulong Mix(ulong seed, ulong part) => Finish(BitOperations.RotateLeft(seed, 32) ^ Finish(part + 0x9E3779B97F4A7C15));

    public ulong Next() => Finish(_state += 0x9E3779B97F4A7C15);

    /// <summary>Draws a number from 0 to below <paramref name="bound"/> (fixed-point multiplication; the bias is below 2⁻³²).</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Draws a number from 0 to below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    private static ulong Finish(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
