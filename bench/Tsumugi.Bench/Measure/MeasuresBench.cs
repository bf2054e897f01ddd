using BenchmarkDotNet.Attributes;
using Tsumugi.Bench.Text;
using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;

namespace Tsumugi.Bench.Measure;

/// <summary>Times all measures of the catalogue together on one worker's analysis; MB/s = <see cref="SamplePages.Bytes"/> / mean.</summary>
[MemoryDiagnoser]
public class MeasuresBench
{
    private readonly string[] _pages = SamplePages.Japanese();
    private readonly TextAnalysis _analysis = new();
    private readonly IMeasure _words = MeasureCatalog.Find("lexicon/swallow-ng-share")!;

    [Benchmark(Baseline = true)]
    public double AllMeasures()
    {
        double sum = 0;
        foreach (string page in _pages)
        {
            TextView view = _analysis.Look(page);
            foreach (IMeasure measure in MeasureCatalog.All)
            {
                sum += measure.Of(view);
            }
        }

        return sum;
    }

    [Benchmark]
    public int Scripts()
    {
        int sum = 0;
        foreach (string page in _pages)
        {
            sum += _analysis.Look(page).Scripts.Japanese;
        }

        return sum;
    }

    [Benchmark]
    public int Sentences()
    {
        int sum = 0;
        foreach (string page in _pages)
        {
            sum += _analysis.Look(page).Sentences.Length;
        }

        return sum;
    }

    [Benchmark]
    public int Repeats()
    {
        int sum = 0;
        foreach (string page in _pages)
        {
            sum += _analysis.Look(page).RepeatedParagraphs.Repeats;
        }

        return sum;
    }

    [Benchmark]
    public int Ngrams()
    {
        int sum = 0;
        foreach (string page in _pages)
        {
            sum += _analysis.Look(page).Ngrams(10).Distinct;
        }

        return sum;
    }

    [Benchmark]
    public double Words()
    {
        double sum = 0;
        foreach (string page in _pages)
        {
            sum += _words.Of(_analysis.Look(page));
        }

        return sum;
    }
}
