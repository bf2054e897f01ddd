using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Sentences;

/// <summary>Measures how long sentences are on the average; lists are short, text without 。 is long.</summary>
public sealed class MeanSentenceLength : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "sentence/mean-length",
        Summary = "How many letters a sentence has on the average.",
        SummaryJa = "一文あたりの平均文字数。",
        Formula = "letters of all sentences / sentences; 0 if there are none. A sentence is a maximal run of letters other than 。．！？!? and line feeds, with one end mark behind it",
        Unit = Unit.LettersEach,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, avg_sentence_length",
        Notes = "Headings and list items without 。 are sentences, so pages of short items fall below 20; blanks count as letters.",
        NotesJa = "。のない見出しや箇条書きの項目も文なので、短い項目ばかりのページは 20 を下回ります。空白も文字と数えます。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ReadOnlySpan<TextSentence> sentences = document.Sentences;
        long letters = 0;
        foreach (ref readonly TextSentence sentence in sentences)
        {
            letters += sentence.Letters;
        }

        return sentences.IsEmpty ? 0 : (double)letters / sentences.Length;
    }
}
