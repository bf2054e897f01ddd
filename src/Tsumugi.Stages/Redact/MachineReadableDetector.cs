using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact;

/// <summary>Finds the machine-readable zone of passports: two lines of 44 letters, with the check digits of ICAO 9303.</summary>
/// <remarks>Cost: a vector search for `P&lt;`. A zone counts if number, birth and expiry have fitting check digits; the second line alone counts as well.</remarks>
public sealed class MachineReadableDetector : ITextDetector
{
    private const int Line = 44;

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = ["passport-zone"];

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> findings)
    {
        int at = 0;
        for (int skip; (skip = text[at..].IndexOf("P<", StringComparison.Ordinal)) >= 0;)
        {
            at += skip;
            int second = SecondLine(text, at);
            if (second > 0)
            {
                findings.Add(new TextEdit(new TextSpan(at, second + Line), Kinds[0], 1, "format+check-digit", ""));
                at = second + Line;
            }
            else
            {
                at += 2;
            }
        }
    }

    /// <summary>Gets where the second line begins, or -1.</summary>
    private static int SecondLine(ReadOnlySpan<char> text, int first)
    {
        int at = first;
        while (at < text.Length && at - first < Line && IsZone(text[at]))
        {
            at++;
        }

        if (at - first != Line)
        {
            return -1;
        }

        int blanks = at;
        while (at < text.Length && at - blanks < 4 && (text[at] is '\r' or '\n' || DigitForms.IsBlank(text[at])))
        {
            at++;
        }

        if (text.Length - at < Line)
        {
            return -1;
        }

        ReadOnlySpan<char> line = text.Slice(at, Line);
        bool fits = Fits(line[..9], line[9]) && Fits(line.Slice(13, 6), line[19]) && Fits(line.Slice(21, 6), line[27]);
        return fits ? at : -1;
    }

    private static bool Fits(ReadOnlySpan<char> field, char check) => CheckDigits.TravelDocument(field) is >= 0 and int digit && check == (char)('0' + digit);

    private static bool IsZone(char letter) => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '<';
}
