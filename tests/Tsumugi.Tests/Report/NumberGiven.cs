using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Tests.Report;

/// <summary>A measure of which only the card is needed; one of them rests on a word.</summary>
internal sealed class NumberGiven(MeasureCard card) : IMeasure
{
    public MeasureCard Card => card;

    public double Of(in TextView document) => 0;

    public void Locate(in TextView document, ICollection<TextSpan> spans)
    {
        int at = card.Id == "lexicon/ng-share" ? document.Letters.IndexOf("採用") : -1;
        if (at >= 0)
        {
            spans.Add(new TextSpan(at, at + 2));
        }
    }
}
