using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Corporate number 法人番号: thirteen digits, the first of them a check digit; public.</summary>
/// <remarks>By its label, or grouped 1-4-4-4 with a fitting check digit. Thirteen bare digits without a label may be an article code or a time stamp.</remarks>
internal sealed class CorporateNumber : INumberForm
{
    private static readonly string[] Labels = ["法人番号", "corporatenumber"];

    public string Kind => "corporate-number";

    public bool MayHave(int digits) => digits == 13;

    public bool TryMatch(in WrittenNumber number, out TextEdit found)
    {
        found = default;
        if (!number.StandsAlone || !CheckDigits.IsCorporateNumber(number.Digits))
        {
            return false;
        }

        bool labelled = NumberLabel.Precedes(number.Text, number.Start, NumberLabel.Near, Labels);
        bool grouped = number.IsGrouped(1, 4, 4, 4);
        found = new TextEdit(new TextSpan(number.Start, number.End), Kind, labelled ? 1 : 0.8, labelled ? "format+check-digit+context" : "format+check-digit", "");
        return labelled || grouped;
    }
}
