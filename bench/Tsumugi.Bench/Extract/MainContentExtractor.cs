using BenchmarkDotNet.Attributes;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;

namespace Tsumugi.Bench.Extract;

/// <summary>Times extraction of one page; all-text is the baseline, the difference is what selection costs.</summary>
[MemoryDiagnoser]
public class MainContentExtractor
{
    private readonly string _page = Pages.Article();
    private readonly Document _document = new();
    private readonly IExtractionWorker _allText = new Stages.Extract.WholePageExtractor().CreateWorker();
    private readonly IExtractionWorker _mainContent = new Stages.Extract.MainContentExtractor().CreateWorker();

    [Benchmark(Baseline = true)]
    public int AllText() => Extract(_allText);

    [Benchmark]
    public int MainContent() => Extract(_mainContent);

    private int Extract(IExtractionWorker worker)
    {
        _document.Clear();
        worker.Extract(_page, _document);
        return _document.Text.Length;
    }
}
