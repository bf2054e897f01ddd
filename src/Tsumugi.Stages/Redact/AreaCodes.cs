namespace Tsumugi.Stages.Redact;

/// <summary>Knows the area codes (市外局番) of Japanese fixed lines, the leading 0 included.</summary>
/// <remarks>
/// <para>
/// After the list of numbering areas that the Ministry of Internal Affairs and Communications publishes (市外局番の一覧). It was
/// put down from memory of that list and not checked against it line by line, so a rare code may be missing or outdated.
/// </para>
/// <para>
/// Codes change where areas are merged: the digits stay, the stroke moves (0427-52- became 042-752-). Pages keep the old
/// stroke for decades, so a first group one digit longer than a code of three or four digits is accepted as well.
/// </para>
/// </remarks>
internal static partial class AreaCodes
{
    // One entry per four digits behind the 0; bit n is set if the first n digits, 0 included, are a code.
    private static readonly byte[] LengthsByDigits = Build();

    /// <summary>Says whether the first <paramref name="length"/> digits can stand before the first stroke of a fixed number.</summary>
    /// <param name="digits">At least five digits, 0 first.</param>
    /// <param name="length">Digits of the first group.</param>
    internal static bool Fits(ReadOnlySpan<byte> digits, int length)
    {
        int lengths = LengthsByDigits[Index(digits)];
        return length is >= 2 and <= 5 && ((lengths >> length) & 1) == 1 ? true : length is 4 or 5 && ((lengths >> (length - 1)) & 1) == 1;
    }

    /// <summary>Says whether a number begins with any area code.</summary>
    internal static bool Begins(ReadOnlySpan<byte> digits) => LengthsByDigits[Index(digits)] != 0;

    private static int Index(ReadOnlySpan<byte> digits) => (digits[1] * 1000) + (digits[2] * 100) + (digits[3] * 10) + digits[4];

    private static byte[] Build()
    {
        var lengths = new byte[10_000];
        foreach (Range range in Codes.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> code = Codes.AsSpan(range);
            if (code.IsEmpty)
            {
                continue;
            }

            int first = 0;
            int width = 1;
            for (int i = 1; i < 5; i++)
            {
                first = (first * 10) + (i < code.Length ? code[i] - '0' : 0);
                width *= i < code.Length ? 1 : 10;
            }

            for (int i = first; i < first + width; i++)
            {
                lengths[i] |= (byte)(1 << code.Length);
            }
        }

        return lengths;
    }
}
