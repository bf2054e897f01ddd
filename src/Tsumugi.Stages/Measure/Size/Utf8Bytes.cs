using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Size;

/// <summary>Measures the size of the text in UTF-8.</summary>
public sealed class Utf8Bytes : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "text/utf8-bytes",
        Summary = "How many bytes the text takes in UTF-8.",
        SummaryJa = "UTF-8 でのバイト数。",
        Formula = "bytes of the text in UTF-8; half a surrogate pair takes three",
        Unit = Unit.Bytes,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Utf8Bytes;
}
