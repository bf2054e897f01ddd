using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>A number that only the words before it tell from others.</summary>
/// <param name="kind">The kind that it reports.</param>
/// <param name="labels">The words, Latin ones in lower case.</param>
/// <param name="parts">What speaks for it.</param>
internal abstract class LabelledNumber(string kind, string[] labels, string parts) : INumberForm
{
    public string Kind => kind;

    public abstract bool MayHave(int digits);

    public bool TryMatch(in WrittenNumber number, out TextEdit found)
    {
        bool fits = number.StandsAlone && Fits(number) && NumberLabel.Precedes(number.Text, number.Start, NumberLabel.Near, labels);
        found = fits ? new TextEdit(new TextSpan(number.Start, number.End), kind, 1, parts, "") : default;
        return fits;
    }

    /// <summary>Says whether digits and groups are such a number's.</summary>
    protected abstract bool Fits(in WrittenNumber number);
}
