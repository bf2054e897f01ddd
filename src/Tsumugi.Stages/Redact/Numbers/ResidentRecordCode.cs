namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Resident record code 住民票コード: eleven digits, as many as a mobile number has, so by its label only.</summary>
internal sealed class ResidentRecordCode() : LabelledNumber("resident-record-code", ["住民票コード", "住民コード", "住民基本台帳番号"], "format+context")
{
    public override bool MayHave(int digits) => digits == 11;

    protected override bool Fits(in WrittenNumber number) => true;
}
