using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>How much of the text stands in blocks between blank lines that came before.</summary>
public sealed class DuplicateParagraphLettersShareDatatrove : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-paragraph-letters-share-datatrove",
        Summary = "How much of the text stands in blocks between blank lines that came before.",
        SummaryJa = "前に出たブロックの割合（文字数、datatrove）。",
        Formula = "letters of the blocks that equal an earlier one / letters of the text (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, gopher_repetition_filter.py, dup_para_char_frac",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.RepeatedBlocks.RepeatedLetters, document.LetterCount);
}
