using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Measures how much of the Japanese writing is sentence ends.</summary>
public sealed class KutenShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/kuten-share",
        Summary = "How much of the Japanese writing is end marks.",
        SummaryJa = "日本語の文字に占める句点類の割合。",
        Formula = "。．！？ / Japanese letters (kana, kanji, 。．！？, 、，); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, kuten_fraction",
        Notes = "ASCII ! and ? end a sentence but are not counted.",
        NotesJa = "半角の ! と ? は文を終わらせますが、数には入りません。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Japanese == 0 ? 0 : (double)scripts.Kuten / scripts.Japanese;
    }
}
