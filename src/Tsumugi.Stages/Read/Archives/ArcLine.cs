using System.Buffers;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>The fields of an ARC record's one-line header, as ranges of the line.</summary>
/// <remarks>
/// Version 1: `address ip date type length`; version 2 has `result checksum location offset filename` before the length.
/// Fields are taken from the right, because old crawlers left blanks in addresses.
/// Source: Internet Archive, ARC File Format (Burner and Kahle, 1996).
/// </remarks>
/// <param name="Url">The address, blanks included.</param>
/// <param name="Date">Digits, normally 14.</param>
/// <param name="MediaType">The type as the server sent it, without parameters.</param>
/// <param name="Length">The length field, not checked.</param>
internal readonly record struct ArcLine(Range Url, Range Date, Range MediaType, Range Length)
{
    private const int MostFields = 10;

    private static readonly SearchValues<byte> AddressLetters = SearchValues.Create("0123456789abcdefABCDEF.:-"u8);

    /// <summary>Takes a line apart; false if it is no ARC header.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out ArcLine fields)
    {
        fields = default;
        line = line.TrimEnd("\r "u8);

        // The starts of the last fields, from the right.
        Span<int> starts = stackalloc int[MostFields];
        int count = 0;
        int end = line.Length;
        while (count < MostFields && end > 0)
        {
            int space = line[..end].LastIndexOf((byte)' ');
            if (space < 0)
            {
                break;
            }

            starts[count++] = space + 1;
            end = space;
        }

        return TryVersion(line, starts, count, dateAt: 2, out fields) || TryVersion(line, starts, count, dateAt: 7, out fields);
    }

    /// <summary>Tries one layout; <paramref name="dateAt"/> is the rank of the date from the right, with the type before the ip left and right of it.</summary>
    private static bool TryVersion(ReadOnlySpan<byte> line, ReadOnlySpan<int> starts, int count, int dateAt, out ArcLine fields)
    {
        fields = default;
        if (count <= dateAt + 1)
        {
            return false;
        }

        Range date = starts[dateAt]..(starts[dateAt - 1] - 1);
        Range type = starts[dateAt - 1]..(dateAt >= 2 ? starts[dateAt - 2] - 1 : line.Length);
        Range address = starts[dateAt + 1]..(starts[dateAt] - 1);
        ReadOnlySpan<byte> ip = line[address];
        bool fits = line[date].Length >= 8
            && !line[date].ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && !ip.IsEmpty
            && !ip.ContainsAnyExcept(AddressLetters)
            && (line[type].Contains((byte)'/') || line[type].SequenceEqual("no-type"u8))
            && line[..Math.Max(0, starts[dateAt + 1] - 1)].Contains((byte)':');
        fields = new ArcLine(0..Math.Max(0, starts[dateAt + 1] - 1), date, type, starts[0]..line.Length);
        return fits;
    }
}
