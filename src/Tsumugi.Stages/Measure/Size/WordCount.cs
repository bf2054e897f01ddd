using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Size;

/// <summary>How many words the text has, punctuation included.</summary>
public sealed class WordCount : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "text/words",
        Summary = "How many words the text has, punctuation included.",
        SummaryJa = "単語数（約物を含む）。",
        Formula = "words of the segmenter of the recipe; white space belongs to none",
        Unit = Unit.Count,
        Source = "Tsumugi",
        Notes = "The number means something only together with the segmenter, which the manifest names.",
        NotesJa = "どの単語分割によるかがわからなければ意味を持ちません。分割の名前は manifest に記録されます。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Words.Words;
}
