using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Scripts;

/// <summary>How much of the text is punctuation.</summary>
public sealed class PunctuationShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "script/punctuation-share",
        Summary = "How much of the text is punctuation.",
        SummaryJa = "全文字に占める約物の割合。",
        Formula = "letters of Unicode category P (、。・「」…!,.- and the like) / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.LettersWith(LetterTraits.Punctuation), document.LetterCount);
}
