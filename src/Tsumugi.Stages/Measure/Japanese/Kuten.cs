using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Counts the end marks of the text.</summary>
public sealed class Kuten : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/kuten",
        Summary = "How many end marks the text has.",
        SummaryJa = "句点類（。．！？）の数。",
        Formula = "。．！？",
        Unit = Unit.Count,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, num_kuten",
        Notes = "ASCII ! and ? end a sentence but are not counted.",
        NotesJa = "半角の ! と ? は文を終わらせますが、数には入りません。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Scripts.Kuten;
}
