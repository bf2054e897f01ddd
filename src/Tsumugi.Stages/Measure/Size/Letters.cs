using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Size;

/// <summary>Counts the letters of the text.</summary>
public sealed class Letters : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "text/letters",
        Summary = "How many letters the text has.",
        SummaryJa = "テキストの文字数。",
        Formula = "code points, white space and line feeds included",
        Unit = Unit.Letters,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, document_statistics, num_letters",
        Notes = "Half a surrogate pair without its other half is one letter.",
        NotesJa = "片方だけのサロゲートは 1 文字と数えます。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.LetterCount;
}
