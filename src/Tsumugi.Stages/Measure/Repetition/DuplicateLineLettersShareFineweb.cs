using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Lines;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>How much of the text without line feeds stands in lines that came before.</summary>
public sealed class DuplicateLineLettersShareFineweb : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-line-letters-share-fineweb",
        Summary = "How much of the text without line feeds stands in lines that came before.",
        SummaryJa = "改行を除く文字のうち前に出た行にある割合（FineWeb）。",
        Formula = "letters of the filled lines that equal an earlier one / letters without line feeds (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, fineweb_quality_filter.py, char_dup_ratio; limits: huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().RepeatedFilledLetters, document.Count<LineCounts>().Letters);
}
