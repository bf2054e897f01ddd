using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read;

namespace Tsumugi.Tests.Bench;

/// <summary>A temporary folder with a made corpus, read back with the program's own readers.</summary>
internal sealed class CorpusFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tsumugi-corpus-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Every file with its bytes, in the order of the names.</summary>
    public List<(string Name, byte[] Bytes)> Files() => [.. Directory.GetFiles(Path).Order(StringComparer.Ordinal).Select(file => (System.IO.Path.GetFileName(file), File.ReadAllBytes(file)))];

    /// <summary>The lines of all truth files.</summary>
    public List<JsonElement> Truth()
    {
        List<JsonElement> rows = [];
        foreach (string file in Directory.GetFiles(Path, "*.truth.jsonl.gz").Order(StringComparer.Ordinal))
        {
            using StreamReader lines = new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (lines.ReadLine() is { } line)
            {
                rows.Add(JsonElement.Parse(line));
            }
        }

        return rows;
    }

    /// <summary>The pages by address; anything but a page is a failure.</summary>
    public Dictionary<string, byte[]> Pages()
    {
        Dictionary<string, byte[]> pages = new(StringComparer.Ordinal);
        foreach (string file in Directory.GetFiles(Path, "*.warc.gz").Order(StringComparer.Ordinal))
        {
            using IRecordReader reader = new WarcReader().Open(new SourceFile(file, "corpus", "warc"));
            RawRecord record = new();
            while (reader.TryRead(record))
            {
                Assert.Equal((RecordKind.Page, ""), (record.Kind, record.Reason));
                pages.Add(record.Url, record.Body.Written.ToArray());
            }

            Assert.Equal(1, reader.SkippedRecords);
        }

        return pages;
    }
}
