using System.IO.Compression;
using System.Text.Json;

namespace Tsumugi.Corpus.Scoring;

/// <summary>All truth of a made corpus by address or id.</summary>
public sealed class TruthTable
{
    private readonly Dictionary<string, TruthRow> _rows = new(StringComparer.Ordinal);

    /// <summary>Reads every `*.truth.jsonl.gz` of a folder.</summary>
    public TruthTable(string folder)
    {
        foreach (string path in Directory.GetFiles(folder, "*.truth.jsonl.gz"))
        {
            using StreamReader lines = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            while (lines.ReadLine() is { } line)
            {
                TruthRow row = JsonSerializer.Deserialize<TruthRow>(line)!;
                _rows[row.Uri ?? row.Id!] = row;
            }
        }
    }

    public IReadOnlyDictionary<string, TruthRow> Rows => _rows;

    /// <summary>Gets the document that a copy goes back to, itself for all others.</summary>
    public string Root(string id)
    {
        while (_rows.TryGetValue(id, out TruthRow? row) && row.Origin is { } origin)
        {
            id = origin;
        }

        return id;
    }
}
