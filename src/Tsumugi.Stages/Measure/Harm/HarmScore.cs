using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Lexicon;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Harm;

/// <summary>Weighs how much a text is of one harmful category, not only about it; one object per category.</summary>
/// <remarks>
/// <para>
/// Five shares, each from 0 to 1, are multiplied, so that each of them alone can speak for a text: how dense the words are, over how much of the text they
/// spread, how many there are and how many different ones, and how few words of news, law, medicine, teaching and help stand beside them. A report on a murder has many
/// words of the last kind, a statute on drugs, too; a novel has few hits a page.
/// </para>
/// <para>Known misses: harm in words that no list has, in irony, in pictures; a page that quotes harmful text without a word of its own measures high.</para>
/// </remarks>
public sealed class HarmScore(WordCategory category) : IMeasure
{
    /// <summary>Hits a hundred letters at which a text counts as dense.</summary>
    private const double DensePer100 = 1;

    /// <summary>Different words at which a text counts as varied: one word over and over is mostly a name or a topic.</summary>
    private const double ManyKinds = 5;

    /// <summary>Hits below which a text has too little of it to be of a kind.</summary>
    private const double ManyHits = 8;

    /// <summary>How many hits of one word count on average: an old word of a novel that is on a list for another meaning must not make it dense.</summary>
    private const double MostOfOneWord = 20;

    /// <summary>How much one word of context weighs against one hit.</summary>
    private const double ContextWeight = 2;

    /// <inheritdoc/>
    public MeasureCard Card { get; } = new()
    {
        Id = $"harm/{category.Name}-score",
        Summary = $"How much the text is of the kind that uses {category.Words.English}, not only about it.",
        SummaryJa = $"{category.Words.Japanese}を話題にするだけでなく、その種の文章そのものである度合い。",
        Formula = $"min(1, counted hits per 100 letters / {DensePer100}) × spread × min(1, different words / {ManyKinds}) × min(1, hits / {ManyHits}) × hits / (hits + {ContextWeight} × words of context); 0 without hits. counted hits: at most {MostOfOneWord} for each different word; hits and different words: lexicon/{category.Name}-hits and -kinds; spread: harm/{category.Name}-spread; context: Measure/Harm/words/context.txt",
        Unit = Unit.Ratio,
        Source = category.Source + "; formula: Tsumugi",
        Notes = "Words of news, law, medicine, teaching and help count against it: a report on a crime or a page that warns measures low. " + WordCategory.BoundaryNote,
        NotesJa = "報道・法令・医療・教育・相談の語が多いほど低くなります。事件の報道や注意を促すページは低い値になります。" + WordCategory.BoundaryNoteJa,
    };

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        LexiconList list = (LexiconList)category.List;
        LexiconCounts counts = document.Count<LexiconCounts>();
        double hits = counts.Hits(list);
        if (hits == 0)
        {
            return 0;
        }

        double counted = Math.Min(hits, MostOfOneWord * counts.Kinds(list));
        double density = Math.Min(1, counted * 100 / (DensePer100 * document.LetterCount));
        double variety = Math.Min(1, counts.Kinds(list) / ManyKinds);
        double amount = Math.Min(1, hits / ManyHits);
        return density * amount * HarmSpread.Of(document, list) * variety * hits / (hits + (ContextWeight * counts.Hits(LexiconList.Context)));
    }

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => LexiconCounts.Locate((LexiconList)category.List, document, spans);
}
