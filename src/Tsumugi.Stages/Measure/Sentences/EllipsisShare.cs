using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Sentences;

/// <summary>Measures how many sentences break off with ・ or …, as teasers do (続きを読む…).</summary>
public sealed class EllipsisShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "sentence/ellipsis-share",
        Summary = "How many of the sentences end with ・ or ….",
        SummaryJa = "「・」「…」で終わる文の割合。",
        Formula = "sentences whose last letter before white space is ・ or … / sentences; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, ellipsis_fraction",
        Notes = "Known misses: …。 and … followed by ！ end with the end mark; three ASCII dots and ‥ are not counted; 「…」 ends with the bracket.",
        NotesJa = "見落とし: 「…。」や「…！」は終わりの記号で終わるとみなします。半角の点三つと ‥ は数えません。「…」は括弧で終わるとみなします。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ReadOnlySpan<TextSentence> sentences = document.Sentences;
        int broken = 0;
        foreach (ref readonly TextSentence sentence in sentences)
        {
            broken += BreaksOff(document.Letters[sentence.Start..sentence.End]) ? 1 : 0;
        }

        return sentences.IsEmpty ? 0 : (double)broken / sentences.Length;
    }

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans)
    {
        int shown = 0;
        foreach (ref readonly TextSentence sentence in document.Sentences)
        {
            if (shown < Handful.Most && BreaksOff(document.Letters[sentence.Start..sentence.End]))
            {
                spans.Add(new TextSpan(sentence.Start, sentence.End));
                shown++;
            }
        }
    }

    private static bool BreaksOff(ReadOnlySpan<char> sentence)
    {
        int end = sentence.Length;
        while (end > 0 && LetterClasses.IsBlank(sentence[end - 1]))
        {
            end--;
        }

        return end > 0 && sentence[end - 1] is '・' or '…';
    }
}
