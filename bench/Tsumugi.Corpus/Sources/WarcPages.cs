using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read;

namespace Tsumugi.Corpus.Sources;

/// <summary>Reads the HTML pages of the shared data's WARC files with what is known of them.</summary>
public static class WarcPages
{
    // A text node that this many pages of one source carry is taken for menu, header or footer.
    private const int BoilerplatePages = 5;

    /// <summary>Reads every `*.warc.gz` of a folder that has a truth file beside it, in the order of their names.</summary>
    public static List<SourcePage> Read(string folder)
    {
        List<SourcePage> pages = [];
        foreach (string path in Directory.GetFiles(folder, "*.warc.gz").Order(StringComparer.Ordinal))
        {
            pages.AddRange(ReadFile(path));
        }

        return pages;
    }

    /// <summary>Reads the pages of one file; responses that are no HTML are left out.</summary>
    public static IEnumerable<SourcePage> ReadFile(string path)
    {
        string name = Path.GetFileName(path)[..^".warc.gz".Length];
        Dictionary<string, PageTruth> truths = ReadTruth(path[..^".warc.gz".Length] + ".truth.jsonl.gz");
        List<(PageTruth Truth, byte[] Body, string Text)> read = [];
        using (IRecordReader reader = new WarcReader().Open(new SourceFile(path, name, "warc")))
        {
            RawRecord record = new();
            while (reader.TryRead(record))
            {
                if (record.Kind == RecordKind.Page && truths.TryGetValue(record.Url, out PageTruth? truth) && truth.TrueEncoding is not null)
                {
                    byte[] body = record.Body.Written.ToArray();
                    PageEncoding.TryDecode(truth.TrueEncoding, body, out string text);
                    read.Add((truth, body, text));
                }
            }
        }

        Dictionary<string, int> pagesWith = CountNodes(read.Select(page => page.Text));
        return read.Select(page => Cut(name, page.Truth, page.Body, page.Text, pagesWith));
    }

    private static SourcePage Cut(string source, PageTruth truth, byte[] body, string text, Dictionary<string, int> pagesWith)
    {
        List<PagePart> parts = [];
        int at = 0;
        foreach ((int start, int length) in HtmlCutter.TextNodes(text))
        {
            if (start > at)
            {
                parts.Add(new PagePart(at, start - at, PartKind.Markup));
            }

            TextCutter.Cut(text.AsSpan(start, length), start, pagesWith[text.Substring(start, length).Trim()] >= BoilerplatePages, parts);
            at = start + length;
        }

        if (at < text.Length)
        {
            parts.Add(new PagePart(at, text.Length - at, PartKind.Markup));
        }

        return new SourcePage
        {
            Id = truth.Uri,
            Source = source,
            Language = truth.Language ?? "und",
            Encoding = truth.TrueEncoding!,
            HeaderCharset = truth.HeaderCharset,
            HeaderKind = truth.HeaderCharsetKind,
            HttpBody = truth.HttpBody,
            Body = body,
            Text = text,
            Parts = [.. parts],
            CanChange = parts.Exists(part => part.Kind != PartKind.Markup) && PageEncoding.Survives(truth.TrueEncoding!, text),
        };
    }

    /// <summary>Counts in how many pages each text node occurs.</summary>
    private static Dictionary<string, int> CountNodes(IEnumerable<string> pages)
    {
        Dictionary<string, int> pagesWith = new(StringComparer.Ordinal);
        HashSet<string> here = new(StringComparer.Ordinal);
        foreach (string page in pages)
        {
            here.Clear();
            foreach ((int start, int length) in HtmlCutter.TextNodes(page))
            {
                string node = page.Substring(start, length).Trim();
                if (here.Add(node))
                {
                    pagesWith[node] = pagesWith.GetValueOrDefault(node) + 1;
                }
            }
        }

        return pagesWith;
    }

    private static Dictionary<string, PageTruth> ReadTruth(string path)
    {
        using StreamReader lines = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        Dictionary<string, PageTruth> truths = new(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            PageTruth truth = JsonSerializer.Deserialize<PageTruth>(line)!;
            truths[truth.Uri] = truth;
        }

        return truths;
    }
}
