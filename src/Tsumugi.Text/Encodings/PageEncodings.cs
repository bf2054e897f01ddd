using System.Collections.Frozen;

namespace Tsumugi.Text.Encodings;

/// <summary>Finds the encoding that a label of a header or page means.</summary>
/// <remarks>All labels of the WHATWG Encoding Standard and a few more from the wild (`cp932`, `eucjp`); letter case and blanks around do not matter.</remarks>
public static class PageEncodings
{
    private static readonly FrozenDictionary<string, Lazy<PageEncoding?>> ByLabel = Load();
    private static readonly FrozenDictionary<string, Lazy<PageEncoding?>>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByLabel.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gets UTF-8.</summary>
    public static PageEncoding Utf8 { get; } = Named("utf-8");

    /// <summary>Gets Shift_JIS as windows-31j.</summary>
    public static PageEncoding ShiftJis { get; } = Named("shift_jis");

    /// <summary>Gets EUC-JP.</summary>
    public static PageEncoding EucJp { get; } = Named("euc-jp");

    /// <summary>Gets ISO-2022-JP.</summary>
    public static PageEncoding Iso2022Jp { get; } = Named("iso-2022-jp");

    /// <summary>Gets every label, in ordinal order.</summary>
    public static IEnumerable<string> Labels => ByLabel.Keys.Order(StringComparer.Ordinal);

    /// <summary>Finds the encoding of a label.</summary>
    /// <param name="label">As written in the header or page.</param>
    /// <returns>Null for a label that nobody knows, and for those that the standard maps to `replacement` because they are unsafe.</returns>
    public static PageEncoding? Find(ReadOnlySpan<char> label)
    {
        label = label.Trim(" \t\r\n\f\"'");
        return Lookup.TryGetValue(label, out Lazy<PageEncoding?>? encoding) ? encoding.Value : null;
    }

    /// <summary>Gets an encoding by its WHATWG name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such name.</exception>
    public static PageEncoding Named(string name) => ByLabel[name].Value ?? throw new KeyNotFoundException(name);

    private static FrozenDictionary<string, Lazy<PageEncoding?>> Load()
    {
        Dictionary<string, Lazy<PageEncoding?>> byLabel = new(StringComparer.OrdinalIgnoreCase);
        using StreamReader lines = EncodingData.Lines("labels.txt");
        while (lines.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            Lazy<PageEncoding?> encoding = new(() => Make(words[0]));
            foreach (string label in words)
            {
                byLabel[label] = encoding;
            }
        }

        return byLabel.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static PageEncoding? Make(string name) => name switch
    {
        "utf-8" => new Utf8PageEncoding(),
        "utf-16le" => new Utf16PageEncoding(bigEndian: false),
        "utf-16be" => new Utf16PageEncoding(bigEndian: true),
        "shift_jis" => new ShiftJisEncoding(),
        "euc-jp" => new EucJpEncoding(),
        "iso-2022-jp" => new Iso2022JpEncoding(),
        "euc-kr" => new EucKrEncoding(),
        "gbk" or "gb18030" => new Gb18030Encoding(name),
        "big5" => new Big5Encoding(),
        "replacement" => null,
        _ => SingleByteTables.Make(name),
    };
}
