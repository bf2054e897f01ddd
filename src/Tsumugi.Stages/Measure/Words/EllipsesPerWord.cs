using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Words;

/// <summary>How many ellipses come on a word.</summary>
public sealed class EllipsesPerWord : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "word/ellipses-per-word",
        Summary = "How many ellipses come on a word.",
        SummaryJa = "1 単語あたりの省略記号の数。",
        Formula = "(... not overlapping + …) / all words; 0 if there are none",
        Unit = Unit.Quotient,
        Source = "huggingface/datatrove@a649de7, gopher_quality_filter.py, gopher_too_many_ellipsis; limits: huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
        Notes = "…… counts two. FineWeb2's limit was set on Sudachi mode-A words; with other words it is approximate.",
        NotesJa = "…… は二つと数えます。FineWeb2 の限界値は Sudachi の A 単位の単語で決められたものなので、ほかの分割では近似になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(Marks.Ellipses.Count(document), document.Words.Words);
}
