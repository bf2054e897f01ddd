using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines begin with • or -.</summary>
public sealed class BulletShareDatatrove : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/bullet-share-datatrove",
        Summary = "How many of the lines begin with • or -.",
        SummaryJa = "「•」「-」で始まる行の割合（datatrove）。",
        Formula = "split lines whose first letter other than white space is • or - / split lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, gopher_quality_filter.py, gopher_too_many_bullets",
        Notes = "Lines are those of Python's splitlines, empty ones included. ・ and ● are not counted.",
        NotesJa = "行は Python の splitlines と同じで、空行も含みます。・ と ● は数えません。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().BulletDatatrove, document.Count<LineCounts>().SplitLines);
}
