using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Marks;

/// <summary>How many ellipses the text has.</summary>
public sealed class Ellipses : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "mark/ellipses",
        Summary = "How many ellipses the text has.",
        SummaryJa = "省略記号の数。",
        Formula = "... not overlapping + …",
        Unit = Unit.Count,
        Source = "huggingface/datatrove@a649de7, gopher_quality_filter.py",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Count(document);

    internal static int Count(in TextView document)
    {
        int ellipses = document.CountOf('…');
        if (document.CountOf('.') >= 3)
        {
            ReadOnlySpan<char> rest = document.Letters;
            for (int at = rest.IndexOf("...", StringComparison.Ordinal); at >= 0; at = rest.IndexOf("...", StringComparison.Ordinal))
            {
                ellipses++;
                rest = rest[(at + 3)..];
            }
        }

        return ellipses;
    }
}
