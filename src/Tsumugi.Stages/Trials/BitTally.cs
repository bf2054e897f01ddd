namespace Tsumugi.Stages.Trials;

/// <summary>Adds up documents with the same bits and the same source.</summary>
/// <remarks>A key is the words of a document's bits with the number of its source behind them. There are as many entries as combinations, thousands for a preset of twenty rules.</remarks>
internal sealed class BitTally
{
    private readonly Dictionary<long[], int> _numbers;
    private readonly Dictionary<long[], int>.AlternateLookup<ReadOnlySpan<long>> _lookup;
    private readonly List<long[]> _keys = [];
    private Quantity[] _amounts = new Quantity[256];

    /// <summary>Begins with nothing.</summary>
    public BitTally()
    {
        _numbers = new Dictionary<long[], int>(new KeyComparer());
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<long>>();
    }

    /// <summary>Adds.</summary>
    /// <param name="key">Bits and source.</param>
    /// <param name="amount">How much.</param>
    /// <returns>The key as it is kept, the same for all documents that share it.</returns>
    public long[] Add(ReadOnlySpan<long> key, Quantity amount)
    {
        if (!_lookup.TryGetValue(key, out int number))
        {
            number = _keys.Count;
            if (number == _amounts.Length)
            {
                Array.Resize(ref _amounts, number * 2);
            }

            _keys.Add(key.ToArray());
            _numbers.Add(_keys[number], number);
        }

        _amounts[number] += amount;
        return _keys[number];
    }

    /// <summary>Adds what another part of the corpus holds.</summary>
    public void Add(BitTally other)
    {
        for (int number = 0; number < other._keys.Count; number++)
        {
            _ = Add(other._keys[number], other._amounts[number]);
        }
    }

    /// <summary>Gets the groups.</summary>
    /// <param name="sources">The names of the sources.</param>
    public List<BitGroup> Groups(SourceNames sources) => [.. _keys.Select((key, number) => new BitGroup(sources[(int)key[^1]], key, _amounts[number]))];

    private sealed class KeyComparer : IEqualityComparer<long[]>, IAlternateEqualityComparer<ReadOnlySpan<long>, long[]>
    {
        public bool Equals(long[]? x, long[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<long> alternate, long[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(long[] obj) => GetHashCode((ReadOnlySpan<long>)obj);

        public int GetHashCode(ReadOnlySpan<long> alternate)
        {
            ulong hash = 0;
            foreach (long word in alternate)
            {
                // The multiplier is the golden ratio of 64 bits: every bit of a word reaches the upper half.
                hash = (hash ^ (ulong)word) * 0x9E3779B97F4A7C15;
                hash ^= hash >> 32;
            }

            return (int)hash;
        }

        public long[] Create(ReadOnlySpan<long> alternate) => alternate.ToArray();
    }
}
