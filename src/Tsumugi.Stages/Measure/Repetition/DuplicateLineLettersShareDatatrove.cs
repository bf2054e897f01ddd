using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>How much of the text stands in pieces between line feeds that came before.</summary>
public sealed class DuplicateLineLettersShareDatatrove : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-line-letters-share-datatrove",
        Summary = "How much of the text stands in pieces between line feeds that came before.",
        SummaryJa = "前に出た断片の割合（文字数、datatrove）。",
        Formula = "letters of the pieces that equal an earlier one / letters of the text, line feeds included (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, gopher_repetition_filter.py, dup_line_char_frac",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.RepeatedLines.RepeatedLetters, document.LetterCount);
}
