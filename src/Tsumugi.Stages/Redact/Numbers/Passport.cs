using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Passport number 旅券番号: two letters and seven digits, and its label.</summary>
internal sealed class Passport : INumberForm
{
    private static readonly string[] Labels = ["旅券", "パスポート", "ﾊﾟｽﾎﾟｰﾄ", "passport"];

    public string Kind => "passport";

    public bool MayHave(int digits) => digits == 7;

    public bool TryMatch(in WrittenNumber number, out TextEdit found)
    {
        bool fits = number.IsBare && ResidenceCard.CapitalsBefore(number.Text, number.Start) == 2 && !char.IsAsciiLetterOrDigit(number.Behind) && NumberLabel.Precedes(number.Text, number.Start - 2, NumberLabel.Near, Labels);
        found = fits ? new TextEdit(new TextSpan(number.Start - 2, number.End), Kind, 1, "format+context", "") : default;
        return fits;
    }
}
