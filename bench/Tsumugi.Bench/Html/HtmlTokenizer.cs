using BenchmarkDotNet.Attributes;
using Tsumugi.Text.Html;

namespace Tsumugi.Bench.Html;

/// <summary>Times tokenizing alone on real pages of the shared data (a made page without it); the search for each `&lt;` is the floor that no tokenizer gets below.</summary>
[MemoryDiagnoser]
public class HtmlTokenizer
{
    private readonly HtmlAttribute[] _room = new HtmlAttribute[32];
    private string[] _pages = [];

    /// <summary>Gets or sets where the pages come from.</summary>
    [ParamsSource(nameof(Archives))]
    public string Archive { get; set; } = "";

    /// <summary>Gets pages of four kinds: manuals in UTF-8, laws, generated help, and the made page of the other benchmarks.</summary>
    public static IEnumerable<string> Archives => ["httpd24-utf8", "law-egov-shiftjis", "plateau-lod2-manual", "made"];

    [GlobalSetup]
    public void Decode()
    {
        _pages = Archive == "made" ? [Pages.Article()] : RealPages.Of(Archive, most: 50);
        long units = _pages.Sum(page => (long)page.Length);
        Console.WriteLine($"// {_pages.Length} pages, {units * 2} bytes of UTF-16, {_pages.Sum(System.Text.Encoding.UTF8.GetByteCount)} of UTF-8");
    }

    [Benchmark(Baseline = true)]
    public int SearchOnly()
    {
        int count = 0;
        foreach (string page in _pages)
        {
            ReadOnlySpan<char> rest = page;
            for (int at = rest.IndexOf('<'); at >= 0; at = rest.IndexOf('<'))
            {
                count++;
                rest = rest[(at + 1)..];
            }
        }

        return count;
    }

    [Benchmark]
    public int Tokenize()
    {
        int count = 0;
        foreach (string page in _pages)
        {
            global::Tsumugi.Text.Html.HtmlTokenizer tokens = new(page, _room);
            while (tokens.Read())
            {
                count++;
            }
        }

        return count;
    }
}
