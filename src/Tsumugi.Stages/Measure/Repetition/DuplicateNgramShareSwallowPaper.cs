using System.Globalization;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how much of the text is n-grams that occur more than once, as Swallow's description says.</summary>
/// <remarks>What its program counts is <see cref="DuplicateNgramShareSwallowCode"/>; the published limits belong to that. One object per n.</remarks>
public sealed class DuplicateNgramShareSwallowPaper : IMeasure
{
    private readonly int _n;

    /// <summary>Creates the measure for one length.</summary>
    public DuplicateNgramShareSwallowPaper(int n)
    {
        _n = n;
        Card = new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"repetition/duplicate-{n}gram-share-swallow-paper"),
            Summary = string.Create(CultureInfo.InvariantCulture, $"How many of all runs of {n} letters occur more than once."),
            SummaryJa = string.Create(CultureInfo.InvariantCulture, $"2 回以上現れる文字 {n}-gram の割合（出現数、Swallow の説明文）。"),
            Formula = string.Create(CultureInfo.InvariantCulture, $"occurrences of character {n}-grams with a frequency above 1 / occurrences of all character {n}-grams, over the raw text with line feeds, code points; 0 if there are none"),
            Unit = Unit.Ratio,
            Source = "swallow-llm/swallow-corpus@2d03507, README.md, \"Rules from Rae et al. (2022)\"",
        };
    }

    /// <inheritdoc/>
    public MeasureCard Card { get; }

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        NgramCounts ngrams = document.Ngrams(_n);
        return ngrams.Total == 0 ? 0 : (double)ngrams.Repeated / ngrams.Total;
    }

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => RepeatedNgrams.Locate(document, _n, spans);
}
