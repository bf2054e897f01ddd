using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Lexicon;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Harm;

/// <summary>Measures over how much of a text the words of one category spread; one object per category.</summary>
/// <remarks>A page of a kind has them everywhere; a report that names the thing once, or a long page with one bad comment, has not.</remarks>
public sealed class HarmSpread(WordCategory category) : IMeasure
{
    /// <inheritdoc/>
    public MeasureCard Card { get; } = new()
    {
        Id = $"harm/{category.Name}-spread",
        Summary = $"Over how much of the text {category.Words.English} spread.",
        SummaryJa = $"{category.Words.Japanese}が本文のどれだけの範囲に現れるか。",
        Formula = $"stretches of {LexiconCounts.Stretch} UTF-16 units in which one of the words begins / all such stretches of the text, the last one perhaps shorter; 0 if the text is empty",
        Unit = Unit.Ratio,
        Source = category.Source,
        Notes = WordCategory.BoundaryNote,
        NotesJa = WordCategory.BoundaryNoteJa,
    };

    /// <inheritdoc/>
    public double Of(in TextView document) => Of(document, (LexiconList)category.List);

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => LexiconCounts.Locate((LexiconList)category.List, document, spans);

    /// <summary>Measures the spread of a list.</summary>
    internal static double Of(in TextView document, LexiconList list) =>
        Quotient.Of(document.Count<LexiconCounts>().Stretches(list), (document.Letters.Length + LexiconCounts.Stretch - 1) / LexiconCounts.Stretch);
}
