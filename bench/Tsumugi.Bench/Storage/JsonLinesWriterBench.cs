using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Tsumugi.Storage.JsonLines;

namespace Tsumugi.Bench.Storage;

/// <summary>5,206 documents (74 MB of UTF-8) as JSON Lines.</summary>
[MemoryDiagnoser]
public class JsonLinesWriterBench
{
    private IReadOnlyList<string> _texts = [];

    [GlobalSetup]
    public void Read() => _texts = StorageInput.Texts();

    [Benchmark]
    public long Write()
    {
        using JsonLinesWriter writer = new(Stream.Null);
        foreach (string text in _texts)
        {
            Utf8JsonWriter json = writer.Begin();
            json.WriteString("text", text);
            writer.End();
        }

        return writer.Count;
    }
}
