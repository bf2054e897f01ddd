using System.Buffers;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Finds identifiers made of digits: reads every number of a text once and asks each form whether it is one of its kind.</summary>
/// <remarks>
/// <para>
/// A number is read with all the groups that the same joiner joins. Groups joined by strokes are one number or none; groups joined by
/// blanks may be several numbers side by side, so shorter stretches of them are tried too, longest first.
/// </para>
/// <para>Cost: a vector search for digits, and a few dozen units for each number, so time is linear. No allocation when nothing is found.</para>
/// </remarks>
public sealed class NumberDetector : ITextDetector
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");

    private static readonly INumberForm[] Forms =
    [
        new CorporateNumber(),
        new InvoiceNumber(),
        new DriversLicence(),
        new ResidenceCard(),
        new Passport(),
        new PaymentCard(),
        new PensionNumber(),
        new ResidentRecordCode(),
        new InsurerNumber(),
        new InsuredNumber(),
        new PostalAccount(),
        new BankAccount(),
        new NumberPlate(),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = [.. Forms.Select(form => form.Kind)];

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> findings)
    {
        Span<byte> digits = stackalloc byte[WrittenNumber.MostDigits];
        Span<byte> groups = stackalloc byte[WrittenNumber.MostGroups];
        Span<int> ends = stackalloc int[WrittenNumber.MostGroups];
        int at = 0;
        for (int skip; (skip = text[at..].IndexOfAny(Digits)) >= 0;)
        {
            at += skip;
            int count = ReadGroups(text, at, digits, groups, ends, out bool blanks, out int behind);
            at = count == 0 ? behind : Match(text, at, digits, groups[..count], ends, blanks, behind, findings);
        }
    }

    /// <summary>Tries the number that begins here, then (if blanks join it) what is left of it without its last groups.</summary>
    /// <returns>Where to go on.</returns>
    private static int Match(ReadOnlySpan<char> text, int start, ReadOnlySpan<byte> digits, ReadOnlySpan<byte> groups, ReadOnlySpan<int> ends, bool blanks, int behind, List<TextEdit> findings)
    {
        for (int count = groups.Length; count > 0; count = blanks ? count - 1 : 0)
        {
            int length = 0;
            foreach (byte group in groups[..count])
            {
                length += group;
            }

            WrittenNumber number = new(text, start, ends[count - 1], digits[..length], groups[..count]);
            foreach (INumberForm form in Forms)
            {
                if (form.MayHave(length) && form.TryMatch(number, out TextEdit found))
                {
                    findings.Add(found);
                    return Math.Max(found.Span.End, number.End);
                }
            }
        }

        return blanks ? ends[0] : behind;
    }

    /// <summary>Reads groups of digits with one kind of joiner.</summary>
    /// <returns>How many groups; 0 if there are more digits or stroke-joined groups than any identifier has.</returns>
    private static int ReadGroups(ReadOnlySpan<char> text, int start, Span<byte> digits, Span<byte> groups, Span<int> ends, out bool blanks, out int behind)
    {
        int filled = 0;
        int count = 0;
        int at = start;
        bool tooMany = false;
        blanks = false;
        while (true)
        {
            int from = at;
            for (int value; at < text.Length && (value = DigitForms.ValueOf(text[at])) >= 0; at++)
            {
                if (filled + at - from < digits.Length)
                {
                    digits[filled + at - from] = (byte)value;
                }
            }

            bool fits = count < groups.Length && filled + at - from <= digits.Length;
            if (!fits && blanks)
            {
                // What blanks join may be many numbers: those read so far are tried.
                break;
            }

            tooMany |= !fits;
            if (!tooMany)
            {
                filled += at - from;
                groups[count] = (byte)(at - from);
                ends[count++] = at;
            }

            int next = Joined(text, at, out bool blank);
            if (next < 0 || (count > 1 && blank != blanks))
            {
                break;
            }

            blanks = blank;
            at = next;
        }

        behind = blanks && count > 0 ? ends[0] : at;
        return tooMany ? 0 : count;
    }

    /// <summary>Gets where the next group begins: behind one stroke, with at most a blank on each side, or behind one blank.</summary>
    private static int Joined(ReadOnlySpan<char> text, int at, out bool blank)
    {
        int next = at;
        bool before = next < text.Length && DigitForms.IsBlank(text[next]);
        next += before ? 1 : 0;
        bool stroke = next < text.Length && DigitForms.IsHyphen(text[next]);
        next += stroke ? 1 : 0;
        next += stroke && next < text.Length && DigitForms.IsBlank(text[next]) ? 1 : 0;
        blank = !stroke;
        return next > at && next < text.Length && DigitForms.IsDigit(text[next]) ? next : -1;
    }
}
