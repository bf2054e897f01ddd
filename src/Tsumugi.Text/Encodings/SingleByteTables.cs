using System.Globalization;

namespace Tsumugi.Text.Encodings;

/// <summary>The letters of the single-byte encodings of the WHATWG Encoding Standard.</summary>
internal static class SingleByteTables
{
    private const int Letters = 128;

    private static readonly Dictionary<string, string> ByName = Load();

    /// <summary>Makes an encoding by its WHATWG name.</summary>
    public static PageEncoding Make(string name)
    {
        // The two Hebrew ones differ in the direction of writing, not in their letters.
        string table = name == "iso-8859-8-i" ? "iso-8859-8" : name;
        return new SingleByteEncoding(name, FamilyOf(name), name == "x-user-defined" ? UserDefined() : ByName[table]);
    }

    private static string UserDefined() => string.Create(Letters, '\uF780', static (letters, first) =>
    {
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = (char)(first + i);
        }
    });

    private static Dictionary<string, string> Load()
    {
        Dictionary<string, string> byName = new(StringComparer.Ordinal);
        Span<char> letters = stackalloc char[Letters];
        using StreamReader lines = EncodingData.Lines("single-byte.txt");
        while (lines.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            for (int i = 0; i < Letters; i++)
            {
                letters[i] = (char)ushort.Parse(words[i + 1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            }

            byName.Add(words[0], letters.ToString());
        }

        return byName;
    }

    private static EncodingFamily FamilyOf(string name) => name switch
    {
        "koi8-r" or "koi8-u" or "windows-1251" or "iso-8859-5" or "ibm866" or "x-mac-cyrillic" => EncodingFamily.Cyrillic,
        "windows-1250" or "windows-1252" or "windows-1254" or "windows-1257" or "windows-1258" or "macintosh" => EncodingFamily.Latin,
        "iso-8859-2" or "iso-8859-3" or "iso-8859-4" or "iso-8859-10" or "iso-8859-13" or "iso-8859-14" or "iso-8859-15" or "iso-8859-16" => EncodingFamily.Latin,
        _ => EncodingFamily.Other,
    };
}
