using System.Buffers;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Marks;

/// <summary>How often the text has lorem ipsum.</summary>
public sealed class LoremIpsum : IMeasure
{
    private static readonly SearchValues<string> Phrase = SearchValues.Create(["lorem ipsum"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "mark/lorem-ipsum",
        Summary = "How often the text has lorem ipsum.",
        SummaryJa = "「lorem ipsum」の数。",
        Formula = "lorem ipsum, any case",
        Unit = Unit.Count,
        Source = "huggingface/datatrove@a649de7, c4_filters.py, lorem_ipsum",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ReadOnlySpan<char> rest = document.Letters;
        int count = 0;
        for (int at = rest.IndexOfAny(Phrase); at >= 0; at = rest.IndexOfAny(Phrase))
        {
            count++;
            rest = rest[(at + 1)..];
        }

        return count;
    }
}
