using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Symbol and number 記号・番号 of an account of Japan Post Bank: five digits that begin with 1 and end with 0, and up to eight that end with 1.</summary>
internal sealed class PostalAccount : INumberForm
{
    private static readonly string[] Banks = ["ゆうちょ", "郵便貯金", "郵便振替", "ぱるる", "振替口座"];
    private static readonly string[] Symbols = ["記号", "口座", "ゆうちょ銀行"];
    private static readonly string[] Numbers = ["番号"];

    public string Kind => "postal-account";

    public bool MayHave(int digits) => digits is >= 2 and <= 13;

    public bool TryMatch(in WrittenNumber number, out TextEdit found)
    {
        ReadOnlySpan<byte> digits = number.Digits;
        bool both = digits.Length is >= 7 and <= 13 && number.Groups is [5, ..] && IsSymbol(digits[..5]);
        bool symbol = number.IsBare && digits.Length == 5 && IsSymbol(digits);
        bool account = number.IsBare && digits.Length <= 8 && digits[^1] == 1;
        bool fits = number.StandsAlone && (both || symbol || account) && NumberLabel.Precedes(number.Text, number.Start, NumberLabel.Far, Banks)
            && (((both || symbol) && NumberLabel.Precedes(number.Text, number.Start, 10, Symbols)) || (account && NumberLabel.Precedes(number.Text, number.Start, 4, Numbers)));
        found = fits ? new TextEdit(new TextSpan(number.Start, number.End), Kind, 0.9, "format+context", "") : default;
        return fits;
    }

    private static bool IsSymbol(ReadOnlySpan<byte> digits) => digits[0] is 0 or 1 && digits[^1] == 0;
}
