using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Tsumugi.Corpus.Sources;

/// <summary>Reads the text corpora of the shared data: JSON Lines with `id` and `text`.</summary>
public static class TextLines
{
    /// <summary>Reads every `*.jsonl.gz` of a folder, in the order of their names.</summary>
    public static List<SourcePage> Read(string folder)
    {
        List<SourcePage> pages = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (string path in Directory.GetFiles(folder, "*.jsonl.gz").Order(StringComparer.Ordinal))
        {
            string source = Path.GetFileName(path)[..^".jsonl.gz".Length];
            using StreamReader lines = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            while (lines.ReadLine() is { } line)
            {
                using JsonDocument row = JsonDocument.Parse(line);
                string id = row.RootElement.GetProperty("id").GetString()!;

                // A few texts of the data share an id; truth needs one for each.
                id = ids.Add(id) ? id : $"{id}-line{pages.Count}";
                pages.Add(Cut(source, id, row.RootElement.GetProperty("text").GetString()!));
            }
        }

        return pages;
    }

    /// <summary>Cuts one text.</summary>
    public static SourcePage Cut(string source, string id, string text)
    {
        List<PagePart> parts = [];
        TextCutter.Cut(text, 0, boilerplate: false, parts);
        return new SourcePage
        {
            Id = id,
            Source = source,
            Language = "ja",
            Encoding = "utf-8",
            Body = Encoding.UTF8.GetBytes(text),
            Text = text,
            Parts = [.. parts],
            CanChange = parts.Exists(part => part.Kind != PartKind.Markup),
        };
    }
}
