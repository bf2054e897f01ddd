using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Counts the words of one category; one object per category.</summary>
public sealed class CategoryHits(WordCategory category) : IMeasure
{
    /// <inheritdoc/>
    public MeasureCard Card { get; } = new()
    {
        Id = $"lexicon/{category.Name}-hits",
        Summary = $"How many {category.Words.English} the text has.",
        SummaryJa = $"{category.Words.Japanese}の数。",
        Formula = "words of the lists at word boundaries, the longest at each place, from the left, not overlapping",
        Unit = Unit.Count,
        Source = category.Source,
        Notes = WordCategory.BoundaryNote,
        NotesJa = WordCategory.BoundaryNoteJa,
    };

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Count<LexiconCounts>().Hits((LexiconList)category.List);

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => LexiconCounts.Locate((LexiconList)category.List, document, spans);
}
