using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines have a kana.</summary>
public sealed class KanaLineShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/kana-share",
        Summary = "How many of the lines have a kana.",
        SummaryJa = "仮名を含む行の割合。",
        Formula = "filled lines with hiragana, katakana or ー / filled lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "llm-jp/llm-jp-corpus@9815fc5, scripts/filters.py, extract_japanese_text, which keeps only those lines and joins them without line feeds",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().Kana, document.Count<LineCounts>().Filled);
}
