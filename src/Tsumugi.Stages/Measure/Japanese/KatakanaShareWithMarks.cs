using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>How much of the Japanese writing is katakana, long marks and half-width forms included.</summary>
public sealed class KatakanaShareWithMarks : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/katakana-share-with-marks",
        Summary = "How much of the Japanese writing is katakana, long marks and half-width forms included.",
        SummaryJa = "日本語の文字に占めるカタカナの割合（長音・半角を含む）。",
        Formula = "katakana with ー, ヽヾ, ㇰ–ㇿ and half-width forms / (Japanese letters as ja/katakana-share has them + those of the former that it leaves out); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        int katakana = JapaneseForms.Katakana(scripts);
        return Quotient.Of(katakana, scripts.Japanese - scripts.Katakana + katakana);
    }
}
