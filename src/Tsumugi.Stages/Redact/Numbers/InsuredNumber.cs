using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Number of an insured person 被保険者番号, or symbol and number 記号・番号 of an insurance card: two to eleven digits, by the words before it.</summary>
internal sealed class InsuredNumber : INumberForm
{
    private static readonly string[] Labels = ["被保険者番号", "被保険者証番号", "被保険者証の番号", "保険証番号", "保険証の番号", "受給者番号", "被保険者証記号番号"];
    private static readonly string[] Cards = ["保険証", "被保険者", "健康保険", "組合員証", "加入者証", "資格確認書"];
    private static readonly string[] Fields = ["記号", "番号", "枝番"];

    public string Kind => "insured-number";

    public bool MayHave(int digits) => digits is >= 2 and <= 11;

    public bool TryMatch(in WrittenNumber number, out TextEdit found)
    {
        found = default;
        if (!number.StandsAlone || number.Behind is '年' or '月' or '日' or '人' or '円' or '歳' or '条' or '％')
        {
            return false;
        }

        // A field's name has to stand right before the number; the card may be named further up.
        bool labelled = NumberLabel.Precedes(number.Text, number.Start, 12, Labels) || (NumberLabel.Precedes(number.Text, number.Start, 4, Fields) && NumberLabel.Precedes(number.Text, number.Start, NumberLabel.Far, Cards));
        found = new TextEdit(new TextSpan(number.Start, number.End), Kind, 0.9, "format+context", "");
        return labelled;
    }
}
