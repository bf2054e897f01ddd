using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Tsumugi.Bench.Text;

/// <summary>Reads real Japanese pages from the large shared data beside the checkout (../shared/data, or the folder in TSUMUGI_SHARED).</summary>
public static class SamplePages
{
    private static readonly string[] Files = ["text/baldanders-blog.jsonl.gz", "text/aozora.jsonl.gz", "text/react-docs.jsonl.gz", "text/wikipedia-leads.jsonl.gz", "text/law.jsonl.gz"];

    /// <summary>Gets the size of the pages in UTF-8.</summary>
    public static long Bytes { get; private set; }

    /// <summary>Reads up to sixty pages of each kind.</summary>
    public static string[] Japanese()
    {
        string folder = Environment.GetEnvironmentVariable("TSUMUGI_SHARED") ?? Path.Combine(Root(), "..", "shared", "data");
        var pages = new List<string>();
        foreach (string file in Files)
        {
            using var lines = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, file)), CompressionMode.Decompress));
            for (int i = 0; i < 60 && lines.ReadLine() is { } line; i++)
            {
                using var json = JsonDocument.Parse(line);
                pages.Add(json.RootElement.GetProperty("text").GetString()!);
            }
        }

        Bytes = pages.Sum(page => (long)Encoding.UTF8.GetByteCount(page));
        Console.WriteLine($"// {pages.Count} pages, {Bytes} bytes of UTF-8");
        return [.. pages];
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tsumugi.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Tsumugi.slnx is in no folder above the benchmarks");
    }
}
