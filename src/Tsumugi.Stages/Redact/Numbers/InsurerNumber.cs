using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Insurer's number 保険者番号 of health insurance: eight digits (six of National Health Insurance) with a check digit, and its label.</summary>
internal sealed class InsurerNumber() : LabelledNumber("insurer-number", ["保険者番号"], "format+check-digit+context")
{
    public override bool MayHave(int digits) => digits is 6 or 8;

    protected override bool Fits(in WrittenNumber number) => number.IsBare && CheckDigits.IsInsurerNumber(number.Digits);
}
