using System.IO.Compression;
using System.Text.Json;

namespace Tsumugi.Corpus.Extraction;

/// <summary>Reads JSON Lines, gzipped or not.</summary>
internal static class GoldLines
{
    public static IEnumerable<JsonElement> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using StreamReader lines = new(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (lines.ReadLine() is { } line)
        {
            yield return JsonElement.Parse(line);
        }
    }
}
