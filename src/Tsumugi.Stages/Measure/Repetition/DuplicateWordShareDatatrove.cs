using System.Globalization;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how much of the text stands in runs of n words that came before, as datatrove scans for them.</summary>
/// <remarks>One object per n.</remarks>
public sealed class DuplicateWordShareDatatrove : IMeasure
{
    private readonly int _n;

    /// <summary>Creates the measure for one length.</summary>
    public DuplicateWordShareDatatrove(int n)
    {
        _n = n;
        Card = new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"repetition/duplicate-{n}word-share-datatrove"),
            Summary = string.Create(CultureInfo.InvariantCulture, $"How much of the text stands in runs of {n} words that came before."),
            SummaryJa = string.Create(CultureInfo.InvariantCulture, $"前に出た単語 {n}-gram が占める割合（datatrove）。"),
            Formula = string.Create(CultureInfo.InvariantCulture, $"letters of repeats / letters of the text (code points), going over the words from the left: if the next {n} words, joined without blanks, came before, their letters count and the scan goes on {n} words later, else one word later; 0 if there are no letters"),
            Unit = Unit.Ratio,
            Source = "huggingface/datatrove@a649de7, gopher_repetition_filter.py, find_all_duplicate; limits: huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
            Notes = "Runs that begin inside a repeat are neither counted nor remembered. FineWeb2's limit was set on Sudachi mode-A words; with other words it is approximate.",
            NotesJa = "繰り返しの途中から始まる並びは、数えず、覚えもしません。FineWeb2 の限界値は Sudachi の A 単位の単語で決められたものなので、ほかの分割では近似になります。",
        };
    }

    /// <inheritdoc/>
    public MeasureCard Card { get; }

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.RepeatedWordRunLetters(_n), document.LetterCount);
}
