using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Counts the different words of one category; one object per category.</summary>
public sealed class CategoryKinds(WordCategory category) : IMeasure
{
    /// <inheritdoc/>
    public MeasureCard Card { get; } = new()
    {
        Id = $"lexicon/{category.Name}-kinds",
        Summary = $"How many different {category.Words.English} the text has.",
        SummaryJa = $"{category.Words.Japanese}の種類数。",
        Formula = "different words of the lists at word boundaries, the longest at each place, from the left, not overlapping",
        Unit = Unit.Count,
        Source = category.Source,
        Notes = WordCategory.BoundaryNote,
        NotesJa = WordCategory.BoundaryNoteJa,
    };

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Count<LexiconCounts>().Kinds((LexiconList)category.List);

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => LexiconCounts.Locate((LexiconList)category.List, document, spans);
}
