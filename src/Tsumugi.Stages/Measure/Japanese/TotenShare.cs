using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Measures how much of the Japanese writing is commas.</summary>
public sealed class TotenShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/toten-share",
        Summary = "How much of the Japanese writing is commas.",
        SummaryJa = "日本語の文字に占める読点の割合。",
        Formula = "、， / Japanese letters (kana, kanji, 。．！？, 、，); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, toten_fraction",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Japanese == 0 ? 0 : (double)scripts.Toten / scripts.Japanese;
    }
}
