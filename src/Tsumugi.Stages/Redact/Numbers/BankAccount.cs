using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Account number of a bank: four to seven digits behind the word for an account, where a bank, a branch or a transfer is named.</summary>
internal sealed class BankAccount : INumberForm
{
    private static readonly string[] Accounts = ["口座番号", "普通", "当座", "貯蓄", "定期", "口座no", "(普)", "(当)", "accountnumber", "accountno"];
    private static readonly string[] Banks = ["銀行", "支店", "信用金庫", "信金", "信用組合", "農協", "労働金庫", "労金", "漁協", "口座", "振込", "店番", "bank"];

    public string Kind => "bank-account";

    public bool MayHave(int digits) => digits is >= 4 and <= 8;

    public bool TryMatch(in WrittenNumber number, out TextEdit found)
    {
        bool fits = number.IsBare && number.StandsAlone && number.Behind is not ('年' or '月' or '円' or '万' or '人' or '件')
            && NumberLabel.Precedes(number.Text, number.Start, 8, Accounts)
            && NumberLabel.Precedes(number.Text, number.Start, NumberLabel.Far, Banks);
        found = fits ? new TextEdit(new TextSpan(number.Start, number.End), Kind, 0.9, "format+context", "") : default;
        return fits;
    }
}
