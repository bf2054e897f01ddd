namespace Tsumugi.Text.Encodings;

/// <summary>Finds the letter at a plane, row and cell (面区点) of JIS X 0213:2004, which is how notes name letters that Shift_JIS lacks.</summary>
public static class JisX0213
{
    private const int Side = 94;
    private const int EntryBytes = 3;
    private const int FirstPair = 0x110000;

    private static readonly byte[] Table = Load();

    /// <summary>Gets the letter as UTF-16: one or two code points, up to four units.</summary>
    /// <param name="plane">1 or 2.</param>
    /// <param name="row">1 to 94.</param>
    /// <param name="cell">1 to 94.</param>
    /// <returns>Empty if the standard has nothing there.</returns>
    public static string Letter(int plane, int row, int cell)
    {
        if (plane is not (1 or 2) || row is < 1 or > Side || cell is < 1 or > Side)
        {
            return "";
        }

        int entry = Entry((((plane - 1) * Side) + row - 1) * Side + cell - 1);
        if (entry < FirstPair)
        {
            return entry == 0 ? "" : char.ConvertFromUtf32(entry);
        }

        int pair = (2 * Side * Side) + (2 * (entry - FirstPair));
        return char.ConvertFromUtf32(Entry(pair)) + char.ConvertFromUtf32(Entry(pair + 1));
    }

    private static int Entry(int index) => Table[index * EntryBytes] | (Table[(index * EntryBytes) + 1] << 8) | (Table[(index * EntryBytes) + 2] << 16);

    private static byte[] Load()
    {
        using Stream stream = typeof(JisX0213).Assembly.GetManifestResourceStream("Tsumugi.Text.Encodings.jisx0213.bin")!;
        byte[] table = new byte[stream.Length];
        stream.ReadExactly(table);
        return table;
    }
}
