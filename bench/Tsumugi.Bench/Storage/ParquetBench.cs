using BenchmarkDotNet.Attributes;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Bench.Storage;

/// <summary>5,206 documents (74 MB of UTF-8) into Parquet and back.</summary>
[MemoryDiagnoser]
public class ParquetBench
{
    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("id", ParquetType.Long), new ParquetColumn("text", ParquetType.Text), new ParquetColumn("score", ParquetType.Double));

    private readonly string _path = Path.Combine(Path.GetTempPath(), "tsumugi-bench.parquet");
    private IReadOnlyList<string> _texts = [];

    [GlobalSetup]
    public void Prepare()
    {
        _texts = StorageInput.Texts();
        Write();
    }

    [GlobalCleanup]
    public void Clean() => File.Delete(_path);

    [Benchmark]
    public void Write()
    {
        using ParquetWriter writer = new(_path, Schema);
        for (int i = 0; i < _texts.Count; i++)
        {
            writer.Append((long)i);
            writer.Append(_texts[i]);
            writer.Append(1.0 / (i + 1));
            writer.EndRow();
        }

        writer.Complete();
    }

    [Benchmark]
    public long Read()
    {
        long bytes = 0;
        using ParquetReader reader = ParquetReader.Open(_path, ["text"]);
        while (reader.Read())
        {
            bytes += reader.GetUtf8(0).Length;
        }

        return bytes;
    }
}
