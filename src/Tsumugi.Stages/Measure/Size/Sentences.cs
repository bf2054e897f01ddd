using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Size;

/// <summary>Counts the sentences of the text.</summary>
public sealed class Sentences : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "text/sentences",
        Summary = "How many sentences the text has.",
        SummaryJa = "文の数。",
        Formula = "maximal runs of letters other than 。．！？!? and line feeds, each with at most one end mark behind it",
        Unit = Unit.Count,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, re_sentence",
        Notes = "A line of blanks is a sentence; decimal points in full width (３．１４) end one.",
        NotesJa = "空白だけの行も 1 文です。全角の小数点（３．１４）でも文が終わります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Sentences.Length;
}
