using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How much of the text stands in lines with a kana.</summary>
public sealed class KanaLineLettersShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/kana-letters-share",
        Summary = "How much of the text stands in lines with a kana.",
        SummaryJa = "仮名を含む行にある文字の割合。",
        Formula = "letters of lines with hiragana, katakana or ー / letters of all lines (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi; what extract_japanese_text of llm-jp/llm-jp-corpus would keep",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().KanaLetters, document.Count<LineCounts>().Letters);
}
