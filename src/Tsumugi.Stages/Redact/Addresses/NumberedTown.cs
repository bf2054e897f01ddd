using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Addresses;

/// <summary>Reads towns that are named by a number, as in Sapporo: 北1条西 is 北一条西 in the postal table.</summary>
internal static class NumberedTown
{
    private const int Longest = 20;

    /// <summary>Gets where the house number begins that stands behind such a town.</summary>
    /// <param name="table">The towns.</param>
    /// <param name="municipality">The municipality.</param>
    /// <param name="between">What stands between municipality and number.</param>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the number begins.</param>
    /// <returns>The place; 0 if the number is not part of a town's name, or none follows.</returns>
    internal static int EndOf(AddressTable table, int municipality, ReadOnlySpan<char> between, ReadOnlySpan<char> text, int at)
    {
        int end = at;
        int value = 0;
        for (int digit; end < text.Length && end - at < 3 && (digit = DigitForms.ValueOf(text[end])) >= 0; end++)
        {
            value = (value * 10) + digit;
        }

        bool latin = end > at && value is > 0 and < 100;
        while (!latin && end < text.Length && end - at < 3 && HouseNumber.IsNumeral(text[end]))
        {
            end++;
        }

        if (end == at || end >= text.Length || text[end] is not ('条' or '線' or '号') || between.Length > Longest - 8)
        {
            return 0;
        }

        Span<char> name = stackalloc char[Longest];
        between.CopyTo(name);
        int length = between.Length;
        if (latin)
        {
            length += Write(value, name[length..]);
        }
        else
        {
            text[at..end].CopyTo(name[length..]);
            length += end - at;
        }

        name[length++] = text[end++];
        if (end + 1 < text.Length && text[end] is '東' or '西' or '南' or '北')
        {
            name[length] = text[end];
            if (table.TownAt(municipality, name[..(length + 1)]) == length + 1 && HouseNumber.Read(text, end + 1, out _) > 0)
            {
                return end + 1;
            }
        }

        return table.TownAt(municipality, name[..length]) == length && HouseNumber.Read(text, end, out _) > 0 ? end : 0;
    }

    private static int Write(int value, Span<char> into)
    {
        const string Digits = "〇一二三四五六七八九";
        int length = 0;
        if (value >= 20)
        {
            into[length++] = Digits[value / 10];
        }

        if (value >= 10)
        {
            into[length++] = '十';
        }

        if (value % 10 > 0)
        {
            into[length++] = Digits[value % 10];
        }

        return length;
    }
}
