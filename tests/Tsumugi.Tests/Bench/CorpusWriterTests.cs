using System.Text.Json;
using Tsumugi.Corpus.Making;
using Tsumugi.Corpus.Sources;
using Tsumugi.Corpus.Writing;

namespace Tsumugi.Tests.Bench;

public sealed class CorpusWriterTests
{
    [Fact]
    public void Same_seed_gives_the_same_bytes_for_any_number_of_workers()
    {
        using CorpusFolder one = Made(SamplePages.Html, workers: 1);
        using CorpusFolder four = Made(SamplePages.Html, workers: 4);
        Assert.Equal(one.Files(), four.Files(), SameFile);
    }

    [Fact]
    public void Another_seed_gives_another_corpus()
    {
        using CorpusFolder one = Made(SamplePages.Html, workers: 1);
        using CorpusFolder other = Made(SamplePages.Html, workers: 1, seed: 2);
        Assert.NotEqual(one.Files(), other.Files(), SameFile);
    }

    [Fact]
    public void Every_record_is_a_page_in_the_encoding_that_the_truth_states()
    {
        using CorpusFolder made = Made(SamplePages.Html, workers: 2);
        CheckPages(made, SamplePages.Html);
    }

    [Fact]
    public void Copies_are_what_the_truth_states()
    {
        using CorpusFolder made = Made(SamplePages.Html, workers: 2);
        Dictionary<string, byte[]> pages = made.Pages();
        List<JsonElement> truth = made.Truth();
        foreach (JsonElement row in truth)
        {
            string id = row.GetProperty("uri").GetString()!;
            string kind = row.GetProperty("kind").GetString()!;
            if (kind is "original" or "new")
            {
                Assert.True(row.GetProperty("origin").ValueKind == JsonValueKind.Null);
                Assert.True(kind == "original" || row.GetProperty("jaccard5").GetDouble() < 0.5);
                continue;
            }

            string origin = row.GetProperty("origin").GetString()!;
            string encoding = row.GetProperty("encoding").GetString()!;
            Assert.Equal(kind == "exact", pages[origin].AsSpan().SequenceEqual(pages[id]));
            Assert.Equal(Jaccard(VisibleText(encoding, pages[origin]), VisibleText(encoding, pages[id])), row.GetProperty("jaccard5").GetDouble(), 1e-6);
        }

        // The sample is small, so the shares hold to some points only.
        Assert.InRange(truth.Count(row => row.GetProperty("kind").GetString() == "exact"), truth.Count * 0.05, truth.Count * 0.15);
        Assert.InRange(truth.Count(row => row.GetProperty("kind").GetString() == "near"), truth.Count * 0.12, truth.Count * 0.28);
    }

    [Fact]
    public void Texts_become_lines_of_the_wished_size()
    {
        using CorpusFolder made = new();
        CorpusTotals totals = new CorpusWriter(SamplePages.Texts, new CorpusOptions { SizeBytes = 1_000_000 }).WriteJsonLines(made.Path, files: 1, workers: 1);
        Assert.InRange(totals.BodyBytes, 900_000, 1_100_000);
        List<JsonElement> rows = [.. File.ReadLines(Path.Combine(made.Path, "corpus.jsonl")).Select(line => JsonElement.Parse(line))];
        Assert.Equal(made.Truth().Select(row => row.GetProperty("id").GetString()), rows.Select(row => row.GetProperty("id").GetString()));
        Assert.Equal(rows.Count, rows.Select(row => row.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    [Trait("Category", "shared-data")]
    public void Pages_of_the_shared_data_stay_in_their_encodings()
    {
        List<SourcePage> pages = [];
        foreach (string name in new[] { "httpd20-iso2022jp", "httpd22-eucjp", "httpd-other-languages", "plateau-lod2-manual" })
        {
            pages.AddRange(WarcPages.ReadFile(Repository.Shared($"html_raw/{name}.warc.gz")));
        }

        using CorpusFolder made = new();
        CorpusOptions twice = new() { SizeBytes = pages.Sum(page => (long)page.Body.Length) * 2 };
        new CorpusWriter(pages, twice).WriteWarc(made.Path, files: 2, workers: 2);
        CheckPages(made, pages);
    }

    private static CorpusFolder Made(List<SourcePage> pages, int workers, ulong seed = 1)
    {
        CorpusFolder folder = new();
        new CorpusWriter(pages, new CorpusOptions { SizeBytes = 800_000, Seed = seed }).WriteWarc(folder.Path, files: 3, workers);
        return folder;
    }

    private static void CheckPages(CorpusFolder made, List<SourcePage> sources)
    {
        Dictionary<string, byte[]> pages = made.Pages();
        List<JsonElement> truth = made.Truth();
        Dictionary<string, byte[]> untouched = sources.Where(page => !page.CanChange).ToDictionary(page => page.Id, page => page.Body, StringComparer.Ordinal);
        Assert.Equal(truth.Count, pages.Count);
        Assert.All(truth, row =>
        {
            byte[] body = pages[row.GetProperty("uri").GetString()!];
            Assert.Equal(row.GetProperty("bytes").GetInt32(), body.Length);

            // Pages beyond the framework's codec (EUC-JP with JIS X 0212) are never changed.
            bool whole = untouched.TryGetValue(row.GetProperty("page").GetString()!, out byte[]? source) && body.AsSpan().SequenceEqual(source);
            Assert.True(whole || PageEncoding.TryDecode(row.GetProperty("encoding").GetString()!, body, out _));
        });
        Assert.Equal(sources.Select(page => page.Encoding).Distinct().Order(StringComparer.Ordinal), truth.Select(row => row.GetProperty("encoding").GetString()!).Distinct().Order(StringComparer.Ordinal));
    }

    private static bool SameFile((string Name, byte[] Bytes) left, (string Name, byte[] Bytes) right) => left.Name == right.Name && left.Bytes.AsSpan().SequenceEqual(right.Bytes);

    private static string VisibleText(string encoding, byte[] body)
    {
        Assert.True(PageEncoding.TryDecode(encoding, body, out string html));
        return string.Concat(HtmlCutter.TextNodes(html).SelectMany(node => html.Substring(node.Start, node.Length).Where(letter => !char.IsWhiteSpace(letter))));
    }

    private static double Jaccard(string left, string right)
    {
        HashSet<string> a = [.. Enumerable.Range(0, left.Length - 4).Select(at => left.Substring(at, 5))];
        HashSet<string> b = [.. Enumerable.Range(0, right.Length - 4).Select(at => right.Substring(at, 5))];
        int both = a.Count(b.Contains);
        return (double)both / (a.Count + b.Count - both);
    }
}
