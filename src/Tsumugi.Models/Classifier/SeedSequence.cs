namespace Tsumugi.Models.Classifier;

/// <summary>Random numbers that depend on their seed alone (SplitMix64: Steele, Lea and Flood 2014).</summary>
/// <param name="seed">The seed.</param>
internal struct SeedSequence(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Gets the next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Gets a whole number below a limit.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>Gets a number from 0 up to 1.</summary>
    public float Unit() => (Next() >> 40) * (1f / (1 << 24));
}
