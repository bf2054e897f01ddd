using System.Text;
using BenchmarkDotNet.Attributes;
using Tsumugi.Text;

namespace Tsumugi.Bench.Decode;

/// <summary>Times detection and decoding of one page in each Japanese encoding, with and without its label.</summary>
[MemoryDiagnoser]
public class PageDecoder
{
    private readonly Stages.Decode.PageDecoder _decoder = new();
    private readonly TextBuffer _text = new(1 << 20);
    private byte[] _page = [];

    [Params("utf-8", "shift_jis", "euc-jp", "iso-2022-jp")]
    public string Encoding { get; set; } = "utf-8";

    [GlobalSetup]
    public void Prepare()
    {
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        int codePage = Encoding switch { "shift_jis" => 932, "euc-jp" => 51932, "iso-2022-jp" => 50220, _ => 65001 };
        _page = System.Text.Encoding.GetEncoding(codePage).GetBytes(Pages.Article().Replace("utf-8", Encoding, StringComparison.Ordinal));
    }

    [Benchmark(Baseline = true)]
    public int Labelled() => Decode(isHtml: true);

    [Benchmark]
    public int Unlabelled() => Decode(isHtml: false);

    private int Decode(bool isHtml)
    {
        _text.Clear();
        return _decoder.Decode(_page, "", isHtml, _text).Replaced + _text.Length;
    }
}
