using System.Globalization;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how much of the text is its most frequent run of n words.</summary>
/// <remarks>The published limits belong to <see cref="TopWordShareDatatrove"/>, which counts blanks between the words. One object per n.</remarks>
public sealed class TopWordShare : IMeasure
{
    private readonly int _n;

    /// <summary>Creates the measure for one length.</summary>
    public TopWordShare(int n)
    {
        _n = n;
        Card = new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"repetition/top-{n}word-share"),
            Summary = string.Create(CultureInfo.InvariantCulture, $"How much of the text is its most frequent run of {n} words."),
            SummaryJa = string.Create(CultureInfo.InvariantCulture, $"最も多い単語 {n}-gram の割合。"),
            Formula = string.Create(CultureInfo.InvariantCulture, $"letters of the most frequent {n} words × their frequency / letters of the text (code points); the first of several; 0 if none occurs twice"),
            Unit = Unit.Ratio,
            Source = "Tsumugi; after Rae et al. 2021 (arXiv:2112.11446), table A1",
            Notes = "Runs that overlap (ああああ) are cut to the length of the text.",
            NotesJa = "重なり合う並び（ああああ）は、文章の長さまでに抑えます。",
        };
    }

    /// <inheritdoc/>
    public MeasureCard Card { get; }

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        TopNgram top = document.TopWordNgram(_n);
        return top.Count < 2 ? 0 : Math.Min(1, Quotient.Of(WordRuns.Letters(document, top.First, _n) * (long)top.Count, document.LetterCount));
    }

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => WordRuns.LocateTop(document, _n, spans);
}
