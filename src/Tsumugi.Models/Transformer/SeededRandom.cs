namespace Tsumugi.Models.Transformer;

/// <summary>Random numbers that a seed determines: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
/// <param name="seed">The seed.</param>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Gets 64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Gets a number from 0 up to, but not, 1.</summary>
    public double NextShare() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Gets a number below a limit; the remainder of 64 bits, whose bias is far below what could be seen.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Gets a number of the normal distribution (Box and Muller).</summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextShare()));
        return radius * Math.Cos(2 * Math.PI * NextShare());
    }
}
