using BenchmarkDotNet.Attributes;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Bench.Text;

/// <summary>Times the two hashes on a word, a sentence and a page.</summary>
[MemoryDiagnoser]
public class HashingBench
{
    private byte[] _bytes = [];

    [Params(10, 120, 12_000)]
    public int SizeBytes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _bytes = new byte[SizeBytes];
        new Random(1).NextBytes(_bytes);
    }

    [Benchmark(Baseline = true)]
    public ulong Of64() => Hash64.Of(_bytes);

    [Benchmark]
    public UInt128 Of128() => Hash128.Of(_bytes);
}
