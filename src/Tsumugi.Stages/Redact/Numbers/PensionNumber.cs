namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Basic pension number 基礎年金番号: ten digits, 4-6, without a check digit, so by its label only.</summary>
internal sealed class PensionNumber() : LabelledNumber("pension-number", ["年金番号", "年金手帳", "年金証書", "pensionnumber"], "format+context")
{
    public override bool MayHave(int digits) => digits == 10;

    protected override bool Fits(in WrittenNumber number) => number.IsBare || number.IsGrouped(4, 6);
}
