using System.Text.Json;

namespace Tsumugi.Corpus.Extraction;

/// <summary>One file of extraction gold.</summary>
/// <param name="Name">Its name without endings.</param>
/// <param name="Pages">The archive its pages are in.</param>
/// <param name="Texts">The expected text of each address.</param>
public sealed record GoldFile(string Name, string Pages, IReadOnlyDictionary<string, string> Texts)
{
    private const string SourceEnding = "-markdown-source";

    /// <summary>Reads all gold of the shared data, in the order of the names.</summary>
    public static List<GoldFile> ReadAll(string data) =>
        [.. Directory.GetFiles(Path.Combine(data, "extraction_gold"), "*.jsonl.gz").Order(StringComparer.Ordinal).Select(Read)];

    private static GoldFile Read(string path)
    {
        string name = Path.GetFileName(path)[..^".jsonl.gz".Length];
        bool source = name.EndsWith(SourceEnding, StringComparison.Ordinal);
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (JsonElement line in GoldLines.Read(path))
        {
            texts[line.GetProperty("uri").GetString()!] = source ? MarkdownSource.Text(line.GetProperty("markdown").GetString()!) : line.GetProperty("gold").GetString()!;
        }

        return new GoldFile(name, source ? name[..^SourceEnding.Length] : name, texts);
    }
}
