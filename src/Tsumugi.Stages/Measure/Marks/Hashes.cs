using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Marks;

/// <summary>How many # the text has.</summary>
public sealed class Hashes : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "mark/hashes",
        Summary = "How many # the text has.",
        SummaryJa = "「#」の数。",
        Formula = "#",
        Unit = Unit.Count,
        Source = "huggingface/datatrove@a649de7, gopher_quality_filter.py",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.CountOf('#');
}
