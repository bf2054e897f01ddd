using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Tsumugi.Bench.Dedup;

/// <summary>Reads real documents with twins from the large shared data beside the checkout (../shared/data, or the folder in TSUMUGI_SHARED).</summary>
public static class NearDuplicateTexts
{
    /// <summary>Reads the documents: manual pages, statutes, novels.</summary>
    public static string[] Read()
    {
        var texts = new List<string>();
        using var lines = new StreamReader(new GZipStream(File.OpenRead(SharedFolder.PathOf("near_duplicates/docs.jsonl.gz")), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            texts.Add(json.RootElement.GetProperty("text").GetString()!);
        }

        Console.WriteLine($"// {texts.Count} documents, {texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text))} bytes of UTF-8");
        return [.. texts];
    }
}
