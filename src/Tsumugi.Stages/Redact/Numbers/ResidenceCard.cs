using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Number of a residence card 在留カード: two letters, eight digits, two letters.</summary>
internal sealed class ResidenceCard : INumberForm
{
    private static readonly string[] Labels = ["在留カード", "特別永住者証明書", "residencecard", "在留資格"];

    public string Kind => "residence-card";

    public bool MayHave(int digits) => digits == 8;

    public bool TryMatch(in WrittenNumber number, out TextEdit found)
    {
        found = default;
        if (!number.IsBare || CapitalsBefore(number.Text, number.Start) != 2 || CapitalsBehind(number.Text, number.End) != 2)
        {
            return false;
        }

        bool labelled = NumberLabel.Precedes(number.Text, number.Start - 2, NumberLabel.Near, Labels);
        found = new TextEdit(new TextSpan(number.Start - 2, number.End + 2), Kind, labelled ? 1 : 0.8, labelled ? "format+context" : "format", "");
        return true;
    }

    /// <summary>Counts the capitals that end at a place; 0 if another letter, digit or mark of a code stands before them.</summary>
    internal static int CapitalsBefore(ReadOnlySpan<char> text, int end)
    {
        int start = end;
        while (start > 0 && char.IsAsciiLetterUpper(DigitForms.Narrow(text[start - 1])))
        {
            start--;
        }

        char before = start > 0 ? DigitForms.Narrow(text[start - 1]) : '\n';
        return char.IsAsciiLetterOrDigit(before) || before is '_' or '-' or '%' or '=' or '/' ? 0 : end - start;
    }

    private static int CapitalsBehind(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsAsciiLetterUpper(DigitForms.Narrow(text[end])))
        {
            end++;
        }

        char behind = end < text.Length ? DigitForms.Narrow(text[end]) : '\n';
        return char.IsAsciiLetterOrDigit(behind) || behind is '_' or '-' or '/' ? 0 : end - start;
    }
}
