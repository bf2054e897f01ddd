using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how much of the text stands in paragraphs that were there before.</summary>
/// <remarks>Blank lines have no letters, so the readings with and without them agree.</remarks>
public sealed class DuplicateParagraphLettersShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-paragraph-letters-share",
        Summary = "How much of the text stands in paragraphs that equal an earlier one.",
        SummaryJa = "前に出た段落と同じ段落の割合（文字数）。",
        Formula = "letters of the paragraphs that equal an earlier one / letters of all paragraphs; a paragraph is one line without the end marks that belong to no sentence; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, duplicate_paragraph_fraction_in_character",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.RepeatedParagraphs.LetterShare;

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans)
    {
        ReadOnlySpan<int> twins = document.ParagraphTwins;
        ReadOnlySpan<TextLine> pieces = document.Lines;
        var repeats = new List<TextSpan>();
        for (int i = 0; i < twins.Length; i++)
        {
            if (twins[i] != i)
            {
                repeats.Add(new TextSpan(pieces[i].Start, pieces[i].End));
            }
        }

        Handful.OfLongest(repeats, spans);
    }
}
