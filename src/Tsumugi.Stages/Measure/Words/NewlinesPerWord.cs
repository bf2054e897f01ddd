using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Words;

/// <summary>How many line feeds come on a word.</summary>
public sealed class NewlinesPerWord : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "word/newlines-per-word",
        Summary = "How many line feeds come on a word.",
        SummaryJa = "1 単語あたりの改行の数。",
        Formula = "line feeds / all words; 0 if there are none",
        Unit = Unit.Quotient,
        Source = "huggingface/datatrove@a649de7, fineweb_quality_filter.py, list_ratio; limits: huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
        Notes = "FineWeb2's limit was set on Sudachi mode-A words; with other words it is approximate.",
        NotesJa = "FineWeb2 の限界値は Sudachi の A 単位の単語で決められたものなので、ほかの分割では近似になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.CountOf('\n'), document.Words.Words);
}
