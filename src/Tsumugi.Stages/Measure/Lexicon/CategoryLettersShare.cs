using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Measures how much of the text is words of one category; one object per category.</summary>
public sealed class CategoryLettersShare(WordCategory category) : IMeasure
{
    /// <inheritdoc/>
    public MeasureCard Card { get; } = new()
    {
        Id = $"lexicon/{category.Name}-letters-share",
        Summary = $"How much of the text is {category.Words.English}.",
        SummaryJa = $"{category.Words.Japanese}が全文字に占める割合。",
        Formula = "letters of the words of the lists at word boundaries, the longest at each place, from the left, not overlapping / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = category.Source,
        Notes = WordCategory.BoundaryNote,
        NotesJa = WordCategory.BoundaryNoteJa,
    };

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LexiconCounts>().Letters((LexiconList)category.List), document.LetterCount);

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => LexiconCounts.Locate((LexiconList)category.List, document, spans);
}
