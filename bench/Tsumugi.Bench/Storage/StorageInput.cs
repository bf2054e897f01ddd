using System.Text.Json;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Bench.Storage;

/// <summary>Real Japanese documents for the storage benchmarks: works of literature, laws and manuals from the shared data beside the checkout.</summary>
internal static class StorageInput
{
    private static readonly string[] Corpora = ["aozora", "law", "sql-docs"];

    /// <summary>Reads the texts, about 74 MB of UTF-8 in 5,206 documents.</summary>
    internal static IReadOnlyList<string> Texts()
    {
        List<string> texts = [];
        foreach (string corpus in Corpora)
        {
            using StreamReader lines = new(CompressedFiles.OpenRead(SharedFolder.PathOf($"text/{corpus}.jsonl.gz")));
            while (lines.ReadLine() is { } line)
            {
                using JsonDocument json = JsonDocument.Parse(line);
                texts.Add(json.RootElement.GetProperty("text").GetString()!);
            }
        }

        return texts;
    }
}
