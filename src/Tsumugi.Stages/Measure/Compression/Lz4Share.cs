using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Compression;

/// <summary>How small LZ4 makes the text.</summary>
public sealed class Lz4Share : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "compression/lz4-share",
        Summary = "How small LZ4 makes the text.",
        SummaryJa = "LZ4 で圧縮したときの大きさの割合。",
        Formula = "bytes of an LZ4 block at acceleration 1 of the first MiB of the text in UTF-8 without line feeds / its bytes; 0 if there are none",
        Unit = Unit.Quotient,
        Source = "WorksApplications/uzushio@23dc7b2, filters/CompressionRate.scala",
        Notes = "The number depends on the compressor: this is our own, deterministic one with a hash table of 4,096 entries (2¹² as the C library's default build for small inputs has 2¹³); the Java library of the source finds nearly the same matches, not the same ones.",
        NotesJa = "値は圧縮器によって変わります。ここでは 4,096 項のハッシュ表を持つ独自の決定的な圧縮器を使います（C のライブラリは、小さい入力に対して既定で 2¹³ 項です）。出典の Java ライブラリが見つける一致は、ほぼ同じですが完全には同じではありません。",
        Cost = Cost.Heavy,
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Count<Lz4Size>().Share;
}
