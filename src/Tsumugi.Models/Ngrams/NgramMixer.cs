namespace Tsumugi.Models.Ngrams;

/// <summary>Walks all orders side by side, sorted by the last symbol first: each n-gram then stands under the shorter one that it is mixed with.</summary>
internal sealed class NgramMixer : IDisposable
{
    private readonly Alphabet _alphabet;
    private readonly int _order;
    private readonly int _bits;
    private readonly CancellationToken _stopping;
    private readonly FileStream[] _parts;
    private readonly long[] _counts;
    private readonly IEnumerator<GramRecord>?[] _grams;
    private readonly IEnumerator<GramRecord>?[] _weights;
    private readonly byte[] _bytes = new byte[NgramFile.MostEntryBytes];

    /// <summary>Prepares the walk.</summary>
    public NgramMixer(Alphabet alphabet, int order, string folder, CancellationToken stopping)
    {
        _alphabet = alphabet;
        _order = order;
        _bits = NgramKey.BitsFor(alphabet.Count);
        _stopping = stopping;
        _parts = [.. Enumerable.Range(0, order + 1).Select(k => new FileStream(Path.Combine(folder, $"order{k}.part"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose))];
        _counts = new long[order + 1];
        _grams = new IEnumerator<GramRecord>?[order + 2];
        _weights = new IEnumerator<GramRecord>?[order + 2];
    }

    /// <summary>Walks.</summary>
    /// <param name="chances">The chance of each symbol.</param>
    /// <param name="grams">For each order, discounted chance and the context's weight.</param>
    /// <param name="weights">For each order, the weight of the n-gram as a context.</param>
    public void Run(double[] chances, RecordSorter[] grams, RecordSorter[] weights)
    {
        for (int k = 1; k <= _order; k++)
        {
            _grams[k] = k > 1 ? Start(grams[k]) : null;
            _weights[k] = k < _order ? Start(weights[k]) : null;
        }

        for (int symbol = 0; symbol < chances.Length; symbol++)
        {
            _stopping.ThrowIfCancellationRequested();
            UInt128 key = (UInt128)(symbol + 1);
            Put(1, key, chances[symbol], WeightOf(1, key));
            Mix(2, key, chances[symbol]);
        }
    }

    /// <summary>Writes the finished file.</summary>
    public IReadOnlyList<long> Finish(Stream stream)
    {
        NgramFile.WriteHead(stream, _alphabet, _counts.AsSpan(1));
        for (int k = 1; k <= _order; k++)
        {
            _parts[k].Position = 0;
            _parts[k].CopyTo(stream);
        }

        return _counts[1..];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FileStream part in _parts)
        {
            part.Dispose();
        }

        for (int k = 0; k < _grams.Length; k++)
        {
            _grams[k]?.Dispose();
            _weights[k]?.Dispose();
        }
    }

    private static IEnumerator<GramRecord>? Start(RecordSorter sorter)
    {
        IEnumerator<GramRecord> records = sorter.Sorted().GetEnumerator();
        if (records.MoveNext())
        {
            return records;
        }

        records.Dispose();
        return null;
    }

    private void Mix(int k, UInt128 parent, double lower)
    {
        if (k > _order)
        {
            return;
        }

        while (_grams[k] is { } records && records.Current.Key >> _bits == parent)
        {
            GramRecord record = records.Current;
            double chance = BitConverter.UInt32BitsToSingle(record.First) + (BitConverter.UInt32BitsToSingle(record.Second) * lower);
            Put(k, record.Key, chance, k < _order ? WeightOf(k, record.Key) : 1);
            _grams[k] = records.MoveNext() ? records : null;
            Mix(k + 1, record.Key, chance);
        }
    }

    private float WeightOf(int k, UInt128 key)
    {
        if (_weights[k] is not { } records || records.Current.Key != key)
        {
            return 1;
        }

        float weight = BitConverter.UInt32BitsToSingle(records.Current.First);
        _weights[k] = records.MoveNext() ? records : null;
        return weight;
    }

    private void Put(int k, UInt128 key, double chance, float weight)
    {
        int size = NgramFile.Encode(_bytes, key, k, _bits, k == _order, chance > 0 ? (float)Math.Log10(chance) : NgramFile.Never, (float)Math.Log10(weight));
        _parts[k].Write(_bytes, 0, size);
        _counts[k]++;
    }
}
