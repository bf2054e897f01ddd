using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Driver's licence number 運転免許証番号: twelve digits with a commission, a check digit, and its label; an individual identification code by the order under APPI art. 2(2).</summary>
internal sealed class DriversLicence() : LabelledNumber("drivers-licence", ["免許証番号", "免許証の番号", "免許番号", "運転免許", "免許証", "driver'slicense", "driverslicense", "driver'slicence", "licenceno", "licenseno"], "format+check-digit+context")
{
    public override bool MayHave(int digits) => digits == 12;

    protected override bool Fits(in WrittenNumber number) => CheckDigits.IsDriversLicence(number.Digits);
}
