using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Lexicon;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines are those of a blog or shop template.</summary>
public sealed class TemplateLineShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/template-share",
        Summary = "How many of the lines are those of a blog or shop template.",
        SummaryJa = "ブログや商店の定型文である行の割合。",
        Formula = "filled lines that equal, without white space at the ends, a line of the templates / filled lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "WorksApplications/uzushio@23dc7b2 (Apache-2.0), template_sentences.txt",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<PhraseLines>().Template, document.Count<LineCounts>().Filled);
}
