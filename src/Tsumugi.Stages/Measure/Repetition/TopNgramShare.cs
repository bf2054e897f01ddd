using System.Globalization;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how much of the text is its most frequent n-gram: ruled lines (－－－－) and loops of one word.</summary>
/// <remarks>One object per n; cost of the first question: see <see cref="TextView.Ngrams"/>, all lengths are counted at once.</remarks>
public sealed class TopNgramShare : IMeasure
{
    private readonly int _n;

    /// <summary>Creates the measure for one length.</summary>
    public TopNgramShare(int n)
    {
        _n = n;
        Card = new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"repetition/top-{n}gram-share"),
            Summary = string.Create(CultureInfo.InvariantCulture, $"How much of the text is its most frequent run of {n} letters."),
            SummaryJa = string.Create(CultureInfo.InvariantCulture, $"最も多い文字 {n}-gram の割合。"),
            Formula = string.Create(CultureInfo.InvariantCulture, $"highest frequency of a character {n}-gram / (letters − {n - 1}), over the raw text with line feeds, code points; 0 if the text is shorter"),
            Unit = Unit.Ratio,
            Source = string.Create(CultureInfo.InvariantCulture, $"swallow-llm/swallow-corpus@2d03507, quality.py, top_{n}gram_character_fraction"),
            Notes = "A text hardly longer than n has a high share. The source fails on a text shorter than n; here it is 0.",
            NotesJa = "n 文字より少し長いだけの文章では高くなります。出典のコードは n 文字に満たないと失敗しますが、ここでは 0 とします。",
        };
    }

    /// <inheritdoc/>
    public MeasureCard Card { get; }

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        TopNgram top = document.TopNgram(_n);
        return top.Total == 0 ? 0 : (double)top.Count / top.Total;
    }

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans)
    {
        TopNgram top = document.TopNgram(_n);
        if (top.Count > 1)
        {
            spans.Add(new TextSpan(document.UnitOf(top.First), document.UnitOf(top.First + _n)));
        }
    }
}
