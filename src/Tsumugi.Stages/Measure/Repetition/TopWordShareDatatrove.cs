using System.Globalization;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how much of the text is its most frequent run of n words, with the blanks that datatrove puts between them.</summary>
/// <remarks>The reading without the blanks is <see cref="TopWordShare"/>; the published limits belong to this one. One object per n.</remarks>
public sealed class TopWordShareDatatrove : IMeasure
{
    private readonly int _n;

    /// <summary>Creates the measure for one length.</summary>
    public TopWordShareDatatrove(int n)
    {
        _n = n;
        Card = new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"repetition/top-{n}word-share-datatrove"),
            Summary = string.Create(CultureInfo.InvariantCulture, $"How much of the text is its most frequent run of {n} words, blanks put between them."),
            SummaryJa = string.Create(CultureInfo.InvariantCulture, $"最も多い単語 {n}-gram の割合（空白を挟んで数える datatrove の実装）。"),
            Formula = string.Create(CultureInfo.InvariantCulture, $"(letters of the most frequent {n} words + {n - 1}) × their frequency / letters of the text (code points); the first of several; 0 if there are fewer words"),
            Unit = Unit.Quotient,
            Source = "huggingface/datatrove@a649de7, gopher_repetition_filter.py, find_top_duplicate; limits: huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
            Notes = "Quirk kept: the blanks are in no Japanese text, so the share is 10 to 50 % too high and passes 1 in a loop of two words; a run that occurs once counts. FineWeb2's limit was set on Sudachi mode-A words; with other words it is approximate.",
            NotesJa = "残した癖: 日本語の文章にはない空白を挟んで数えるので、10〜50 % 高くなり、二語の繰り返しでは 1 を超えます。一度しか現れない並びも数えます。FineWeb2 の限界値は Sudachi の A 単位の単語で決められたものなので、ほかの分割では近似になります。",
        };
    }

    /// <inheritdoc/>
    public MeasureCard Card { get; }

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        TopNgram top = document.TopWordNgram(_n);
        return top.Total == 0 ? 0 : Quotient.Of((WordRuns.Letters(document, top.First, _n) + _n - 1) * (long)top.Count, document.LetterCount);
    }

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => WordRuns.LocateTop(document, _n, spans);
}
