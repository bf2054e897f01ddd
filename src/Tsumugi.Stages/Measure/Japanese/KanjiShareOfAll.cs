using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>How much of the text is kanji of all planes.</summary>
public sealed class KanjiShareOfAll : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/kanji-share-of-all",
        Summary = "How much of the text is kanji of all planes.",
        SummaryJa = "全文字に占める漢字の割合（第 2・3 面を含む）。",
        Formula = "kanji (々〇〻, U+3400–4DBF, U+4E00–9FFF, U+F900–FAFF, U+20000–3FFFF) / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(JapaneseForms.Kanji(document.Scripts), document.LetterCount);
}
