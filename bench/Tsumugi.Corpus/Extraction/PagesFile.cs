using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Stages.Read;
using Tsumugi.Text;

namespace Tsumugi.Corpus.Extraction;

/// <summary>Decodes the pages that have gold, once and for all tools, so that decoding is not what is compared.</summary>
public static partial class PagesFile
{
    private const int MatchMilliseconds = 10_000;

    private static readonly JsonSerializerOptions Lines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes `pages.jsonl` with all pages and `sample.jsonl` with about <paramref name="sample"/> of each archive, spread evenly; beside them `files/` with the sample's pages for the command line.</summary>
    public static void Write(string data, string folder, int sample)
    {
        Directory.CreateDirectory(folder);
        string pageFolder = Path.Combine(folder, "files");
        Directory.CreateDirectory(pageFolder);
        using StreamWriter all = File.CreateText(Path.Combine(folder, "pages.jsonl"));
        using StreamWriter few = File.CreateText(Path.Combine(folder, "sample.jsonl"));
        int number = 0;
        foreach (IGrouping<string, GoldFile> archive in GoldFile.ReadAll(data).GroupBy(gold => gold.Pages))
        {
            List<GoldPage> pages = [.. ReadArchive(data, archive.Key).Where(page => archive.Any(gold => gold.Texts.ContainsKey(page.Uri)))];
            int step = Math.Max(1, pages.Count / sample);
            for (int i = 0; i < pages.Count; i++)
            {
                string line = JsonSerializer.Serialize(pages[i], Lines);
                all.Write(line + '\n');
                if (i % step == 0)
                {
                    few.Write(line + '\n');
                }

                // The mark of UTF-8 in front overrules whatever charset the page still claims.
                File.WriteAllText(Path.Combine(pageFolder, FormattableString.Invariant($"{number++:0000}.html")), '\uFEFF' + pages[i].Html);
            }
        }
    }

    /// <summary>Reads what was written.</summary>
    public static IEnumerable<GoldPage> Read(string path) => File.ReadLines(path).Select(line => JsonSerializer.Deserialize<GoldPage>(line)!);

    private static IEnumerable<GoldPage> ReadArchive(string data, string name)
    {
        PageDecoder decoder = new();
        TextBuffer html = new();
        RawRecord record = new();
        using IRecordReader reader = new WarcReader().Open(new SourceFile(Path.Combine(data, "html_raw", name + ".warc.gz"), name, "warc"));
        while (reader.TryRead(record))
        {
            if (record.Kind == RecordKind.Page)
            {
                html.Clear();
                decoder.Decode(record.Body.Written, record.HttpCharset, isHtml: true, html);
                yield return new GoldPage(name, record.Url, Declaration().Replace(html.ToString(), ""));
            }
        }
    }

    /// <summary>An encoding named in the declaration is no longer true; lxml refuses letters that claim one.</summary>
    [GeneratedRegex(@"\A\s*<\?xml[^>]*\?>", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Declaration();
}
