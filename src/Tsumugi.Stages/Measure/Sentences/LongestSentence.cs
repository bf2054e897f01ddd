using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Sentences;

/// <summary>Measures the longest sentence: tables, keyword lists and code have no 。 for hundreds of letters.</summary>
public sealed class LongestSentence : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "sentence/max-length",
        Summary = "How many letters the longest sentence has.",
        SummaryJa = "最も長い文の文字数。",
        Formula = "letters of the longest sentence; 0 if there is none",
        Unit = Unit.Letters,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, max_sentence_length",
        Notes = "The source fails on a text without any sentence; here it is 0.",
        NotesJa = "出典のコードは文が一つもないと失敗しますが、ここでは 0 とします。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        int longest = 0;
        foreach (ref readonly TextSentence sentence in document.Sentences)
        {
            longest = Math.Max(longest, sentence.Letters);
        }

        return longest;
    }

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans)
    {
        TextSentence longest = default;
        foreach (ref readonly TextSentence sentence in document.Sentences)
        {
            longest = sentence.Letters > longest.Letters ? sentence : longest;
        }

        if (longest.Letters > 0)
        {
            spans.Add(new TextSpan(longest.Start, longest.End));
        }
    }
}
