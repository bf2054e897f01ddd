using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Marks;

/// <summary>How often the text looks like a bulletin board or a shop.</summary>
public sealed class BulletinHojichar : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "mark/bbs-hojichar",
        Summary = "How often the text looks like a bulletin board or a shop.",
        SummaryJa = "掲示板・商店らしい表現の数（HojiChar）。",
        Formula = "matches of the pattern of dates, コメント, SOLD OUT, レビュー, 投稿, ページ, (月), 質問, 12話, 楽天市場 and -, from the left, not overlapping",
        Unit = Unit.Count,
        Source = "HojiChar/HojiChar@3ca1d27, document_filters.py, DiscardBBSComments",
        Notes = "Quirk kept: every ASCII hyphen counts, so a sentence with sixteen of them looks like a board.",
        NotesJa = "残した癖: 半角ハイフンをすべて数えるので、16 個含む文は掲示板とみなされます。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Count<BulletinMarks>().All;
}
