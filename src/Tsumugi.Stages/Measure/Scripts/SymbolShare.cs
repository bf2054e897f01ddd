using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Scripts;

/// <summary>Measures how much of the text is signs: rules of ■■■ and ---, pictographs, markup that was left over.</summary>
public sealed class SymbolShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "script/symbol-share",
        Summary = "How much of the text is signs and pictographs.",
        SummaryJa = "全文字に占める記号・絵文字・ASCII 約物の割合。",
        Formula = "signs such as ■→㈱①, U+1F000–1FAFF, ASCII punctuation / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
        Notes = "Japanese punctuation (、。「」…・) is not counted. A pictograph joined of several code points counts as several.",
        NotesJa = "日本語の約物（、。「」…・）は数えません。複数の符号位置を組み合わせた絵文字は、その数だけ数えます。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Total == 0 ? 0 : (double)scripts.Symbols / scripts.Total;
    }
}
