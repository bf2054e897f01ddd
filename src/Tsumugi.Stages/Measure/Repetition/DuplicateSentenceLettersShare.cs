using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how much of the text stands in sentences that were there before.</summary>
public sealed class DuplicateSentenceLettersShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-sentence-letters-share",
        Summary = "How much of the text stands in sentences that equal an earlier one.",
        SummaryJa = "前に出た文と同じ文の割合（文字数）。",
        Formula = "letters of the sentences that equal an earlier one / letters of all sentences; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, duplicate_sentence_fraction_in_character",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.RepeatedSentences.LetterShare;

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans)
    {
        ReadOnlySpan<int> twins = document.SentenceTwins;
        ReadOnlySpan<TextSentence> pieces = document.Sentences;
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
