using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how many paragraphs were there before, blank lines being paragraphs, as Swallow's code does.</summary>
/// <remarks>Only right for text without blank lines; Swallow's extractor writes none.</remarks>
public sealed class DuplicateParagraphShareSwallowCode : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-paragraph-share-swallow-code",
        Summary = "How many of the paragraphs equal an earlier one, blank lines counted.",
        SummaryJa = "前に出た段落と同じ段落の割合（段落数、空行も段落に数える Swallow の実装）。",
        Formula = "(lines − different lines) / lines, where a paragraph is one line without the end marks that belong to no sentence and blank lines count",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, duplicate_paragraph_fraction",
        Notes = "Quirk kept: blank lines are equal paragraphs, so 12 different paragraphs score 0.00 with single and 0.43 with double line feeds.",
        NotesJa = "残した癖: 空行も同じ内容の段落とみなすので、異なる 12 段落は改行一つなら 0.00、改行二つなら 0.43 になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.RepeatedParagraphs.Share;

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
