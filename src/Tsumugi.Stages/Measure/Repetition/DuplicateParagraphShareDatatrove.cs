using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>How many of the blocks between blank lines came before.</summary>
public sealed class DuplicateParagraphShareDatatrove : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-paragraph-share-datatrove",
        Summary = "How many of the blocks between blank lines came before.",
        SummaryJa = "空行で区切ったブロックのうち前に出たものの割合（datatrove）。",
        Formula = "blocks that equal an earlier one / blocks; the text without white space at its ends is cut at runs of two or more line feeds; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, gopher_repetition_filter.py, dup_para_frac",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.RepeatedBlocks.Share;
}
