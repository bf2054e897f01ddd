using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Marks;

/// <summary>How often the text looks like a bulletin board or a shop, hyphens left out.</summary>
public sealed class Bulletin : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "mark/bbs",
        Summary = "How often the text looks like a bulletin board or a shop, hyphens left out.",
        SummaryJa = "掲示板・商店らしい表現の数（ハイフン単独を除く）。",
        Formula = "the matches of mark/bbs-hojichar that are not a hyphen alone",
        Unit = Unit.Count,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Count<BulletinMarks>().All - document.Count<BulletinMarks>().Hyphens;
}
