using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Words;

/// <summary>How many letters a word has on the average.</summary>
public sealed class MeanWordLength : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "word/mean-length",
        Summary = "How many letters a word has on the average.",
        SummaryJa = "単語の平均文字数。",
        Formula = "letters of words with a letter or number / those words (code points); 0 if there are none",
        Unit = Unit.LettersEach,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Words.PlainLetters, document.Words.Plain);
}
