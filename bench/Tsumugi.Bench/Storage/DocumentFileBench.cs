using BenchmarkDotNet.Attributes;
using Tsumugi.Contracts.Documents;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Bench.Storage;

/// <summary>5,206 documents (74 MB of UTF-8) into a document file, back in order, and back by row.</summary>
[MemoryDiagnoser]
public class DocumentFileBench
{
    private readonly Document _document = new() { Source = "web", Path = "a.warc.gz", Licence = "CC-BY-4.0", Language = "ja", Encoding = "utf-8" };
    private readonly string _path = Path.Combine(Path.GetTempPath(), "tsumugi-bench.docs");
    private IReadOnlyList<string> _texts = [];

    [GlobalSetup]
    public void Read()
    {
        _texts = StorageInput.Texts();
        Write();
    }

    [GlobalCleanup]
    public void Clean() => File.Delete(_path);

    [Benchmark]
    public void Write()
    {
        using DocumentFileWriter writer = new(_path);
        foreach (string text in _texts)
        {
            _document.Text.Set(text);
            writer.Add(_document);
        }

        writer.Complete();
    }

    [Benchmark]
    public long ReadInOrder()
    {
        long letters = 0;
        using DocumentFileReader reader = new(_path);
        while (reader.TryRead(_document))
        {
            letters += _document.Text.Length;
        }

        return letters;
    }

    /// <summary>100 rows far apart: each unpacks a block of about 1 MB.</summary>
    [Benchmark]
    public long ReadFarApart()
    {
        long letters = 0;
        using DocumentFileReader reader = new(_path);
        for (int i = 0; i < 100; i++)
        {
            reader.ReadAt(i * 1009L % reader.Count, _document);
            letters += _document.Text.Length;
        }

        return letters;
    }
}
