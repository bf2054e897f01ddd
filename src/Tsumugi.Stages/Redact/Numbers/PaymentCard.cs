using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Payment card number: thirteen to nineteen digits of a known issuer range that pass the Luhn test.</summary>
/// <remarks>By its groups (4-4-4-4, 4-6-5, 4-6-4), or bare beside a word for cards. One in ten of other numbers in the ranges passes Luhn, so bare digits alone are not enough.</remarks>
internal sealed class PaymentCard : INumberForm
{
    private static readonly string[] Labels = ["カード番号", "カードno", "カードナンバー", "クレジット", "デビット", "creditcard", "cardnumber", "cardno", "visa", "mastercard", "jcb", "amex", "アメックス", "ダイナース"];

    public string Kind => "payment-card";

    public bool MayHave(int digits) => digits is >= 13 and <= 19;

    public bool TryMatch(in WrittenNumber number, out TextEdit found)
    {
        found = default;
        if (!number.StandsAlone || !IsIssued(number.Digits) || !CheckDigits.IsLuhn(number.Digits))
        {
            return false;
        }

        bool grouped = number.IsGrouped(4, 4, 4, 4) || number.IsGrouped(4, 6, 5) || number.IsGrouped(4, 6, 4) || number.IsGrouped(4, 4, 4, 4, 3);
        bool labelled = NumberLabel.Precedes(number.Text, number.Start, NumberLabel.Near, Labels);
        found = new TextEdit(new TextSpan(number.Start, number.End), Kind, labelled ? 1 : 0.9, labelled ? "format+range+check-digit+context" : "format+range+check-digit", "");
        return grouped || labelled;
    }

    /// <summary>Says whether the first digits are those of an issuer, with the count of digits that its cards have.</summary>
    private static bool IsIssued(ReadOnlySpan<byte> digits)
    {
        int four = (digits[0] * 1000) + (digits[1] * 100) + (digits[2] * 10) + digits[3];
        return digits.Length switch
        {
            13 => digits[0] == 4,
            14 => four is (>= 3000 and <= 3059) or (>= 3600 and <= 3699) or (>= 3800 and <= 3999),
            15 => four is (>= 3400 and <= 3499) or (>= 3700 and <= 3799),
            16 => digits[0] == 4 || four is (>= 5100 and <= 5599) or (>= 2221 and <= 2720) or (>= 3528 and <= 3589) or 6011 or (>= 6440 and <= 6599) or (>= 6200 and <= 6299),
            _ => digits[0] == 4 || four is >= 6200 and <= 6299,
        };
    }
}
