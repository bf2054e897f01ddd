using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how many sentences were there before.</summary>
public sealed class DuplicateSentenceShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-sentence-share",
        Summary = "How many of the sentences equal an earlier one.",
        SummaryJa = "前に出た文と同じ文の割合（文数）。",
        Formula = "(sentences − different sentences) / sentences; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, duplicate_sentence_fraction",
        Notes = "White space is part of a sentence: 　はい。 and はい。 differ.",
        NotesJa = "空白も文の一部です。「　はい。」と「はい。」は別の文です。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.RepeatedSentences.Share;

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
