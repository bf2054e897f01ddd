using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read;

namespace Tsumugi.Bench.Read;

/// <summary>Times JSON Lines from a plain file in the page cache to UTF-16 texts.</summary>
[MemoryDiagnoser]
public class JsonLinesReaderBench
{
    private readonly RawRecord _record = new();
    private string _path = "";

    [Params("aozora", "law", "sql-docs")]
    public string Corpus { get; set; } = "";

    [GlobalSetup]
    public void Unpack()
    {
        _path = Path.Combine(Path.GetTempPath(), $"tsumugi-bench-{Corpus}.jsonl");
        using GZipStream packed = new(File.OpenRead(SharedFolder.PathOf($"text/{Corpus}.jsonl.gz")), CompressionMode.Decompress);
        using FileStream plain = File.Create(_path);
        packed.CopyTo(plain);
    }

    [GlobalCleanup]
    public void Delete() => File.Delete(_path);

    [Benchmark]
    public long ReadTexts()
    {
        long letters = 0;
        using IRecordReader records = new JsonLinesReader().Open(new SourceFile(_path, Corpus, "jsonl"));
        while (records.TryRead(_record))
        {
            letters += _record.Text.Length;
        }

        return letters;
    }
}
