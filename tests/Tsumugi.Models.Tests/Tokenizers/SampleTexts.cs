using System.IO.Compression;
using System.Text.Json;

namespace Tsumugi.Tests.Models.Tokenizers;

/// <summary>Some lines of every kind of the shared texts.</summary>
internal static class SampleTexts
{
    /// <summary>Gets lines; each file gives as many.</summary>
    public static List<string> Lines(int perFile, int skip = 0)
    {
        List<string> lines = [];
        foreach (string name in (string[])["aozora", "law", "jsprimer", "wikipedia-leads", "baldanders-blog"])
        {
            using StreamReader reader = new(new GZipStream(File.OpenRead(Repository.Shared($"text/{name}.jsonl.gz")), CompressionMode.Decompress));
            int seen = 0;
            while (seen < skip + perFile && reader.ReadLine() is { } json)
            {
                using JsonDocument document = JsonDocument.Parse(json);
                foreach (string line in document.RootElement.GetProperty("text").GetString()!.Split('\n').Where(line => line.Trim().Length > 0 && !line.Contains('\r') && !line.Contains('\0')))
                {
                    if (seen++ >= skip && seen <= skip + perFile)
                    {
                        lines.Add(line);
                    }
                }
            }
        }

        return lines;
    }
}
