namespace Tsumugi.Models.Ngrams;

/// <summary>N-grams of one order by a hash of 64 bits, in an open-addressing table.</summary>
/// <remarks>
/// The symbols themselves are not kept: among ten million n-grams, two share a hash with a chance of about one in 370,000, and an absent n-gram is taken for a present one with
/// a chance of about 10⁷ / 2⁶⁴ each time (KenLM's probing model has the same hash and the same chance).
/// </remarks>
/// <param name="count">How many n-grams will be added.</param>
/// <param name="hasWeights">Whether they can be contexts.</param>
internal sealed class GramTable(long count, bool hasWeights)
{
    private readonly ulong[] _hashes = new ulong[System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Max(4, count + (count / 3)))];
    private readonly float[] _chances = new float[System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Max(4, count + (count / 3)))];
    private readonly float[] _weights = hasWeights ? new float[System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Max(4, count + (count / 3)))] : [];

    /// <summary>Gets the hash of an n-gram from that of the n-gram without its first symbol; 0 stands for no n-gram at all.</summary>
    public static ulong Extend(ulong hash, int symbol)
    {
        ulong mixed = (hash ^ (uint)(symbol + 1)) * 0x9E3779B97F4A7C15;
        mixed ^= mixed >> 29;
        mixed *= 0xBF58476D1CE4E5B9;
        mixed ^= mixed >> 32;
        return mixed | 1;
    }

    /// <summary>Adds an n-gram, or changes it.</summary>
    public void Add(ulong hash, float chance, float weight)
    {
        int slot = SlotOf(hash);
        _hashes[slot] = hash;
        _chances[slot] = chance;
        if (hasWeights)
        {
            _weights[slot] = weight;
        }
    }

    /// <summary>Finds an n-gram.</summary>
    /// <returns>Where it is; -1 if it is not there.</returns>
    public int Find(ulong hash)
    {
        int slot = SlotOf(hash);
        return _hashes[slot] == 0 ? -1 : slot;
    }

    /// <summary>Gets the log10 of the chance at a place.</summary>
    public float Chance(int place) => _chances[place];

    /// <summary>Gets the log10 of the weight at a place.</summary>
    public float Weight(int place) => hasWeights ? _weights[place] : 0;

    private int SlotOf(ulong hash)
    {
        int mask = _hashes.Length - 1;
        int slot = (int)(hash >> 1) & mask;
        while (_hashes[slot] != 0 && _hashes[slot] != hash)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}
