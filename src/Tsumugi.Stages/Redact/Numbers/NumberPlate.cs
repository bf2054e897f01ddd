using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Number plate of a vehicle: `品川 300 さ 12-34`, `多摩５０１あ・・１２`, `名古屋 3AA ら ・1-23`.</summary>
/// <remarks>Read backwards from the last number: one kana (never お, し, へ, ん) or a letter of the forces' plates, a class of one to three digits (letters in its second and third place since 2018), a place.</remarks>
internal sealed class NumberPlate : INumberForm
{
    public string Kind => "number-plate";

    public bool MayHave(int digits) => digits <= 4;

    public bool TryMatch(in WrittenNumber number, out TextEdit found)
    {
        found = default;
        if (!(number.IsBare || number.IsGrouped(2, 2) || number.IsGrouped(1, 2)) || char.IsAsciiLetterOrDigit(number.Behind) || number.Digits[0] == 0)
        {
            return false;
        }

        ReadOnlySpan<char> text = number.Text;
        int at = number.Start;
        int dots = 0;
        while (at > 0 && dots < 3 && text[at - 1] is '・' or '･' or '·')
        {
            at--;
            dots++;
        }

        at = SkipBlank(text, at);
        if (dots + number.Digits.Length > 4 || at == 0 || !IsUse(text[--at]))
        {
            return false;
        }

        at = SkipBlank(text, at);
        int behindClass = at;
        while (at > 0 && behindClass - at < 3 && IsClass(DigitForms.Narrow(text[at - 1])))
        {
            at--;
        }

        if (behindClass == at || !char.IsAsciiDigit(DigitForms.Narrow(text[at])))
        {
            return false;
        }

        at = SkipBlank(text, at);
        int place = PlatePlaces.EndOf(text[..at]);
        if (place == 0)
        {
            return false;
        }

        found = new TextEdit(new TextSpan(at - place, number.End), Kind, 0.95, "format+place", "");
        return true;
    }

    private static int SkipBlank(ReadOnlySpan<char> text, int at) => at > 0 && DigitForms.IsBlank(text[at - 1]) ? at - 1 : at;

    private static bool IsUse(char letter) => letter is (>= 'あ' and <= 'を') and not ('お' or 'し' or 'へ') || DigitForms.Narrow(letter) is 'A' or 'B' or 'E' or 'H' or 'K' or 'M' or 'T' or 'Y';

    private static bool IsClass(char narrow) => char.IsAsciiDigit(narrow) || narrow is 'A' or 'C' or 'F' or 'H' or 'K' or 'L' or 'M' or 'P' or 'X' or 'Y';
}
