using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Scripts;

/// <summary>How much of the text is brackets and quotation marks.</summary>
public sealed class BracketShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "script/bracket-share",
        Summary = "How much of the text is brackets and quotation marks.",
        SummaryJa = "全文字に占める括弧と引用符の割合。",
        Formula = "letters of Unicode categories Ps, Pe, Pi, Pf and \" and ' of both widths / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.LettersWith(LetterTraits.Bracket), document.LetterCount);
}
