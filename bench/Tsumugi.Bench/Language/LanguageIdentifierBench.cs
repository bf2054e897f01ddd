using BenchmarkDotNet.Attributes;
using Tsumugi.Models.Language;

namespace Tsumugi.Bench.Language;

/// <summary>Times the identifier over pages of usual length and over a long one that is sampled.</summary>
[MemoryDiagnoser]
public class LanguageIdentifierBench
{
    private const string Japanese = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。";
    private const string English = "The quick brown fox jumps over the lazy dog, and nobody knows why it does. ";

    private readonly double[] _scores = new double[LanguageIdentifier.Default.Languages.Count];
    private string _text = "";

    [Params("ja", "en")]
    public string Writing { get; set; } = "ja";

    [Params(3_000, 300_000)]
    public int Units { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        string piece = Writing == "ja" ? Japanese : English;
        _text = string.Concat(Enumerable.Repeat(piece, (Units / piece.Length) + 1))[..Units];
    }

    [Benchmark]
    public double Score()
    {
        LanguageIdentifier.Default.Score(_text, _scores);
        return _scores[0];
    }
}
