using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Compression;

/// <summary>How small zlib makes the text.</summary>
public sealed class ZlibShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "compression/zlib-share",
        Summary = "How small zlib makes the text.",
        SummaryJa = "zlib で圧縮したときの大きさの割合。",
        Formula = "bytes of the zlib stream at level 9 / bytes of the text in UTF-8; 0 if there are none",
        Unit = Unit.Quotient,
        Source = "llm-jp/llm-jp-corpus@9815fc5, scripts/filters.py, has_good_compression_ratio",
        Notes = "A short text does not compress: below some hundred bytes the number is high, and may pass 1. The deflate of the .NET runtime (zlib-ng) differs by a few bytes from that of Python (zlib).",
        NotesJa = "短い文章は圧縮できないので、数百バイトまでは高くなり、1 を超えることもあります。.NET の deflate（zlib-ng）の結果は、Python のもの（zlib）と数バイト異なります。",
        Cost = Cost.Heavy,
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Count<ZlibSize>().Share;
}
