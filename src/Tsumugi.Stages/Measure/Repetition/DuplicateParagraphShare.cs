using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how many paragraphs were there before, blank lines left out.</summary>
public sealed class DuplicateParagraphShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-paragraph-share",
        Summary = "How many of the paragraphs equal an earlier one.",
        SummaryJa = "前に出た段落と同じ段落の割合（段落数、空行は除く）。",
        Formula = "(paragraphs − different paragraphs) / paragraphs; a paragraph is one line without the end marks that belong to no sentence; lines without a sentence left out; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi; the paper's reading of Swallow Corpus v1 (arXiv:2404.17733)",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ReadOnlySpan<TextLine> lines = document.Lines;
        ReadOnlySpan<int> twins = document.ParagraphTwins;
        int sentences = document.Sentences.Length;
        int paragraphs = 0;
        int repeats = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            int end = i + 1 < lines.Length ? lines[i + 1].FirstSentence : sentences;
            if (end > lines[i].FirstSentence)
            {
                paragraphs++;
                repeats += twins[i] != i ? 1 : 0;
            }
        }

        return paragraphs == 0 ? 0 : (double)repeats / paragraphs;
    }

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
