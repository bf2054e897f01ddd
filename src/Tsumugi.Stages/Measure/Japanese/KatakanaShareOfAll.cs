using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>How much of the text is katakana of every form.</summary>
public sealed class KatakanaShareOfAll : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/katakana-share-of-all",
        Summary = "How much of the text is katakana of every form.",
        SummaryJa = "全文字に占めるカタカナの割合（長音・半角を含む）。",
        Formula = "katakana with ー, ヽヾ, ㇰ–ㇿ and half-width forms / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(JapaneseForms.Katakana(document.Scripts), document.LetterCount);
}
