using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Registration number of an issuer of qualified invoices 適格請求書発行事業者登録番号: T and thirteen digits.</summary>
/// <remarks>That of a company is T and its corporate number; that of a sole trader leads to a person, and its form is the same.</remarks>
internal sealed class InvoiceNumber : INumberForm
{
    private static readonly string[] Labels = ["登録番号", "インボイス", "適格請求書", "事業者番号", "invoice"];

    public string Kind => "invoice-number";

    public bool MayHave(int digits) => digits == 13;

    public bool TryMatch(in WrittenNumber number, out TextEdit found)
    {
        found = default;
        ReadOnlySpan<char> text = number.Text;
        int letter = number.Start - 1;
        letter -= letter >= 0 && (DigitForms.IsHyphen(text[letter]) || DigitForms.IsBlank(text[letter])) ? 1 : 0;
        if (letter < 0 || DigitForms.Narrow(text[letter]) != 'T' || (letter > 0 && char.IsAsciiLetterOrDigit(DigitForms.Narrow(text[letter - 1]))) || char.IsAsciiLetterOrDigit(number.Behind))
        {
            return false;
        }

        bool labelled = NumberLabel.Precedes(text, letter, NumberLabel.Near, Labels);
        found = new TextEdit(new TextSpan(letter, number.End), Kind, labelled ? 1 : 0.9, labelled ? "format+context" : "format", "");
        return number.IsBare || number.IsGrouped(1, 4, 4, 4);
    }
}
