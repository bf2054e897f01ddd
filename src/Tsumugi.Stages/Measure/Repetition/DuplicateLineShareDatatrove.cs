using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>How many of the pieces between line feeds came before.</summary>
public sealed class DuplicateLineShareDatatrove : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-line-share-datatrove",
        Summary = "How many of the pieces between line feeds came before.",
        SummaryJa = "改行で区切った断片のうち前に出たものの割合（datatrove）。",
        Formula = "pieces that equal an earlier one / pieces; the text is cut at runs of line feeds, a leading and a trailing run leave an empty piece",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, gopher_repetition_filter.py, dup_line_frac; limits: huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ReadOnlySpan<char> text = document.Letters;
        int empty = (text.StartsWith('\n') ? 1 : 0) + (text.EndsWith('\n') ? 1 : 0);
        RepeatCounts lines = document.RepeatedLines;
        return Quotient.Of(lines.Repeats + (empty == 2 ? 1 : 0), lines.Items + empty);
    }
}
