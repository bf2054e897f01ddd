namespace Tsumugi.Text.Encodings;

/// <summary>The letters of Shift_JIS, EUC-JP and ISO-2022-JP by their bytes, laid out so that two bytes are one look-up.</summary>
/// <remarks>
/// Filled once from the WHATWG indexes in `japanese.bin`, because .NET's code pages 932, 51932 and 50220 differ from what browsers do
/// (rows 13 and 115 to 119, 0x8160, invalid bytes that swallow a following `&lt;`).
/// A table is 65,536 entries: (first byte &lt;&lt; 8) + second byte; 0 marks a pair that means nothing.
/// </remarks>
internal static class JapaneseTables
{
    private const int ShiftJisPointers = 60 * 188;
    private const int Rows = 94;

    private static readonly ushort[] Units = EncodingData.Units("japanese.bin");

    /// <summary>Gets the letters of Shift_JIS as windows-31j, end-user characters (U+E000 to U+E757) included.</summary>
    public static ushort[] ShiftJis { get; } = MakeShiftJis();

    /// <summary>Gets the letters of JIS X 0208 with NEC and IBM extensions; both bytes have their high bit set.</summary>
    public static ushort[] Jis0208 { get; } = MakeRows(0);

    /// <summary>Gets the letters of JIS X 0212; both bytes have their high bit set.</summary>
    public static ushort[] Jis0212 { get; } = MakeRows(ShiftJisPointers);

    private static ushort[] MakeShiftJis()
    {
        ushort[] table = new ushort[0x10000];
        for (int pointer = 0; pointer < ShiftJisPointers; pointer++)
        {
            // Lead bytes 0x81–0x9F and 0xE0–0xFC; trail bytes 0x40–0x7E and 0x80–0xFC.
            int lead = (pointer / 188) + 0x81;
            int trail = (pointer % 188) + 0x40;
            lead += lead < 0xA0 ? 0 : 0x40;
            trail += trail < 0x7F ? 0 : 1;
            table[(lead << 8) + trail] = Units[pointer];
        }

        return table;
    }

    private static ushort[] MakeRows(int start)
    {
        ushort[] table = new ushort[0x10000];
        for (int pointer = 0; pointer < Rows * Rows; pointer++)
        {
            int first = (pointer / Rows) + 0xA1;
            int second = (pointer % Rows) + 0xA1;
            table[(first << 8) + second] = Units[start + pointer];
        }

        return table;
    }
}
