using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Tests.Report;

/// <summary>A measure of which only the card is needed.</summary>
internal sealed class NumberGiven(MeasureCard card) : IMeasure
{
    public MeasureCard Card => card;

    public double Of(in TextView document) => 0;
}
