using BenchmarkDotNet.Attributes;
using Tsumugi.Stages.Dedup;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Bench.Dedup;

/// <summary>Times the steps of signing real pages: folding, hashing, sketching (against k permutations), bands.</summary>
[MemoryDiagnoser]
public class SignatureBench
{
    private readonly BandPlan _plan = BandPlan.Choose(0.8);
    private readonly TextBuffer _key = new();
    private readonly ShingleSet _set = new();
    private readonly ulong[] _chunk = new ulong[4096];
    private string[] _pages = [];
    private string[] _keys = [];
    private MinHash _minHash = new(1);

    [GlobalSetup]
    public void Setup()
    {
        _pages = NearDuplicateTexts.Read();
        _minHash = new MinHash(_plan.Places);
        _keys = [.. _pages.Select(page =>
        {
            DedupKey.Fold(page, _key);
            return _key.ToString();
        })];
    }

    [Benchmark]
    public int Fold()
    {
        int letters = 0;
        foreach (string page in _pages)
        {
            DedupKey.Fold(page, _key);
            letters += _key.Length;
        }

        return letters;
    }

    [Benchmark]
    public ulong Shingles()
    {
        ulong all = 0;
        foreach (string key in _keys)
        {
            var scanner = new ShingleScanner(key);
            int count;
            while ((count = scanner.Read(_chunk)) > 0)
            {
                all ^= _chunk[count - 1];
            }
        }

        return all;
    }

    [Benchmark]
    public ulong Sketch()
    {
        ulong all = 0;
        foreach (string key in _keys)
        {
            all ^= _minHash.Of(key)[0];
        }

        return all;
    }

    /// <summary>The definition: one hash function per place.</summary>
    [Benchmark(Baseline = true)]
    public ulong SketchByPermutations()
    {
        ulong all = 0;
        Span<ulong> smallest = new ulong[_plan.Places];
        foreach (string key in _keys)
        {
            smallest.Fill(ulong.MaxValue);
            var scanner = new ShingleScanner(key);
            int count;
            while ((count = scanner.Read(_chunk)) > 0)
            {
                foreach (ulong shingle in _chunk.AsSpan(0, count))
                {
                    for (int place = 0; place < smallest.Length; place++)
                    {
                        smallest[place] = Math.Min(smallest[place], Hash64.Of(shingle, (ulong)place));
                    }
                }
            }

            all ^= smallest[0];
        }

        return all;
    }

    [Benchmark]
    public ulong Sign()
    {
        ulong all = 0;
        foreach (string page in _pages)
        {
            DedupKey.Fold(page, _key);
            all ^= (ulong)Hash128.Of(_key.Written);
            ReadOnlySpan<ulong> sketch = _minHash.Of(_key.Written);
            for (int band = 0; band < _plan.Bands; band++)
            {
                all ^= (ulong)MinHash.Band(sketch, band, _plan.Rows);
            }
        }

        return all;
    }

    /// <summary>What verification needs for each document.</summary>
    [Benchmark]
    public int Set()
    {
        int members = 0;
        foreach (string key in _keys)
        {
            _set.Fill(key);
            members += _set.Members.Length;
        }

        return members;
    }
}
