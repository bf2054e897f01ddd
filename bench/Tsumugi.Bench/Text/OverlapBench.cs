using BenchmarkDotNet.Attributes;
using Tsumugi.Bench.Dedup;
using Tsumugi.Text;
using Tsumugi.Text.Overlap;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Bench.Text;

/// <summary>Times the search for evaluation items in real pages: folding alone (the least that it can cost), and folding with the scan, against some hundred thousand runs.</summary>
[MemoryDiagnoser]
public class OverlapBench
{
    private const int Sentence = 60;
    private const int MostLetters = 1_000_000;

    private readonly TextBuffer _key = new();
    private string[] _pages = [];
    private OverlapScanner? _scanner;

    /// <summary>Takes every tenth stretch of 60 letters of the first half as items, backwards, so that hardly one is found, as in a clean corpus; scans the second half.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string[] pages = NearDuplicateTexts.Read();
        OverlapIndexBuilder builder = new(13, 10);
        builder.BeginSet();
        foreach (string page in pages.Where((_, number) => number % 2 == 0))
        {
            DedupKey.Fold(page, _key);
            for (int at = 0; at + Sentence <= _key.Length && builder.Letters < MostLetters; at += 10 * Sentence)
            {
                Span<char> letters = _key.Written.Slice(at, Sentence);
                letters.Reverse();
                builder.Add(letters);
            }
        }

        _scanner = new OverlapScanner(builder.Build(), 0.7);
        _pages = [.. pages.Where((_, number) => number % 2 == 1)];
        Console.WriteLine($"// {builder.Letters} letters of items, {_pages.Sum(page => (long)System.Text.Encoding.UTF8.GetByteCount(page))} bytes of UTF-8 scanned");
    }

    /// <summary>Folds alone.</summary>
    [Benchmark(Baseline = true)]
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

    /// <summary>Folds and scans.</summary>
    [Benchmark]
    public int Scan()
    {
        int hits = 0;
        foreach (string page in _pages)
        {
            hits += _scanner!.Scan(page);
        }

        return hits;
    }
}
