using System.Runtime.ExceptionServices;

namespace Tsumugi.Models.Ngrams;

/// <summary>The passes of <see cref="NgramTrainer"/> from sorted counts to probabilities.</summary>
internal sealed class KneserNey : IDisposable
{
    private const int CountsOfCounts = 5;

    private readonly Alphabet _alphabet;
    private readonly NgramSettings _settings;
    private readonly int _bits;
    private readonly long _share;
    private readonly string _folder;
    private readonly RecordSorter[] _byContext;
    private readonly RecordSorter[] _bySuffix;
    private readonly RecordSorter[] _weights;
    private readonly long[][] _ofCount;
    private readonly long[] _unigrams;

    /// <summary>Prepares the passes.</summary>
    public KneserNey(Alphabet alphabet, NgramSettings settings, string folder)
    {
        _alphabet = alphabet;
        _settings = settings;
        _folder = folder;
        _bits = NgramKey.BitsFor(alphabet.Count);
        _share = settings.SortingBytes / (2 * 3 * settings.Order);
        _byContext = Sorters("contexts", 0);
        _bySuffix = Sorters("suffixes", 0);
        _weights = Sorters("weights", 1);
        _ofCount = [.. Enumerable.Range(0, settings.Order + 1).Select(_ => new long[CountsOfCounts])];
        _unigrams = new long[alphabet.Count];
    }

    /// <summary>Gets the discounts of each order, from 1 up.</summary>
    public Discounts[] Discounts { get; private set; } = [];

    /// <summary>Takes the adjusted counts of all orders from the counts of the longest n-grams, sorted by their last symbol first.</summary>
    public void Count(IEnumerable<GramRecord> longest, CancellationToken stopping)
    {
        int order = _settings.Order;
        ulong mask = (1UL << _bits) - 1;
        ulong[] open = new ulong[order + 1];
        ulong[] symbols = new ulong[order + 1];
        long[] adjusted = new long[order + 1];
        int openLength = 0;
        foreach (GramRecord record in longest)
        {
            stopping.ThrowIfCancellationRequested();
            int length = 0;
            for (int k = 1; k <= order; k++)
            {
                symbols[k] = (ulong)(record.Key >> (_bits * (order - k))) & mask;
                length = symbols[k] != 0 ? k : length;
            }

            int same = 0;
            while (same < Math.Min(openLength, length) && open[same + 1] == symbols[same + 1])
            {
                same++;
            }

            Close(open, adjusted, openLength, same);
            if (same > 0)
            {
                // One more symbol is seen before the n-gram that both have in common.
                adjusted[same]++;
            }

            for (int k = same + 1; k <= length; k++)
            {
                open[k] = symbols[k];
                adjusted[k] = k == length ? record.Count : 1;
            }

            openLength = length;
        }

        Close(open, adjusted, openLength, 0);
        Discounts = [.. _ofCount.Skip(1).Select(counts => Ngrams.Discounts.From(counts))];
    }

    /// <summary>Discounts the counts of each context and finds what it gives to shorter ones.</summary>
    public void Weigh(CancellationToken stopping)
    {
        try
        {
            Parallel.For(2, _settings.Order + 1, new ParallelOptions { MaxDegreeOfParallelism = _settings.Workers, CancellationToken = stopping }, Weigh);
        }
        catch (AggregateException several)
        {
            // A full disk is to be told as such.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    /// <summary>Mixes each order with the shorter ones and writes all of them.</summary>
    /// <returns>How many n-grams each order has, from 1 up.</returns>
    public IReadOnlyList<long> Write(Stream stream, CancellationToken stopping)
    {
        using NgramMixer mixer = new(_alphabet, _settings.Order, _folder, stopping);
        mixer.Run(UnigramChances(), _bySuffix, _weights);
        return mixer.Finish(stream);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (RecordSorter sorter in (RecordSorter[])[.. _byContext, .. _bySuffix, .. _weights])
        {
            sorter?.Dispose();
        }
    }

    private RecordSorter[] Sorters(string name, int shorter) => [.. Enumerable.Range(0, _settings.Order + 1).Select(order => new RecordSorter(_folder, $"{name}{order}", _bits * Math.Max(1, order), order + shorter < 2 ? 0 : _share))];

    private void Close(ulong[] open, long[] adjusted, int length, int same)
    {
        for (int k = length; k > same; k--)
        {
            long count = adjusted[k];
            if (count < CountsOfCounts)
            {
                _ofCount[k][count]++;
            }

            if (k == 1)
            {
                _unigrams[(int)open[1] - 1] = count;
                continue;
            }

            UInt128 key = 0;
            for (int i = k; i >= 1; i--)
            {
                key = (key << _bits) | open[i];
            }

            _byContext[k].Add(GramRecord.Counted(key, count));
        }
    }

    /// <summary>Gets the chances of single symbols: discounted counts, and an equal share of the rest for every symbol that can be predicted.</summary>
    private double[] UnigramChances()
    {
        double sum = 0;
        double freed = 0;
        foreach (long count in _unigrams)
        {
            sum += count;
            freed += Discounts[0].Of(count);
        }

        double[] chances = new double[_unigrams.Length];
        for (int symbol = 0; symbol < chances.Length; symbol++)
        {
            chances[symbol] = symbol == Alphabet.Begin ? 0 : ((_unigrams[symbol] - Discounts[0].Of(_unigrams[symbol])) / sum) + (freed / sum / (chances.Length - 1));
        }

        return chances;
    }

    private void Weigh(int order)
    {
        Discounts discounts = Discounts[order - 1];
        List<(UInt128 Key, long Count)> siblings = [];
        UInt128 context = 0;
        foreach (GramRecord record in _byContext[order].Sorted())
        {
            UInt128 own = record.Key >> _bits;
            if (own != context && siblings.Count > 0)
            {
                Weigh(order, context, siblings, discounts);
            }

            context = own;
            siblings.Add((record.Key, record.Count));
        }

        if (siblings.Count > 0)
        {
            Weigh(order, context, siblings, discounts);
        }

        _byContext[order].Dispose();
    }

    private void Weigh(int order, UInt128 context, List<(UInt128 Key, long Count)> siblings, Discounts discounts)
    {
        long sum = 0;
        double freed = 0;
        foreach ((_, long count) in siblings)
        {
            sum += count;
            freed += discounts.Of(count);
        }

        float weight = (float)(freed / sum);
        _weights[order - 1].Add(GramRecord.Real(NgramKey.Reverse(context, order - 1, _bits), weight));
        foreach ((UInt128 key, long count) in siblings)
        {
            _bySuffix[order].Add(GramRecord.Real(NgramKey.Reverse(key, order, _bits), (float)((count - discounts.Of(count)) / sum), weight));
        }

        siblings.Clear();
    }
}
