using System.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Tests.Text.Encodings;

public sealed class SingleByteTests
{
    /// <summary>Where .NET's code pages are known to differ from the standard: bytes and the standard's letters.</summary>
    public static TheoryData<string, int, string> Encodings => new()
    {
        { "ibm866", 866, "" },
        { "iso-8859-2", 28592, "" },
        { "iso-8859-3", 28593, "" },
        { "iso-8859-4", 28594, "" },
        { "iso-8859-5", 28595, "" },
        { "iso-8859-6", 28596, "" },
        { "iso-8859-7", 28597, "A1:2018 A2:2019 A4:20AC A5:20AF AA:037A" },
        { "iso-8859-8", 28598, "AF:00AF FD:200E FE:200F" },
        { "iso-8859-8-i", 38598, "AF:00AF FD:200E FE:200F" },
        { "iso-8859-13", 28603, "" },
        { "iso-8859-15", 28605, "" },
        { "koi8-r", 20866, "" },
        { "koi8-u", 21866, "" },
        { "macintosh", 10000, "BD:03A9" },
        { "x-mac-cyrillic", 10007, "A2:0490 B6:0491 FF:20AC" },
        { "windows-874", 874, "" },
        { "windows-1250", 1250, "" },
        { "windows-1251", 1251, "" },
        { "windows-1252", 1252, "" },
        { "windows-1253", 1253, "" },
        { "windows-1254", 1254, "" },
        { "windows-1255", 1255, "" },
        { "windows-1256", 1256, "" },
        { "windows-1257", 1257, "" },
        { "windows-1258", 1258, "" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Letters_are_those_of_the_code_page_but_for_known_differences(string name, int codePage, string differences)
    {
        Encoding other = CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;
        List<string> found = [];
        for (int value = 0; value < 256; value++)
        {
            char letter = Decode(name, (byte)value);
            // Where the standard has no letter, the code page has one of the private area; that is the rule, not a difference worth a row.
            if (letter != '\uFFFD' && letter != other.GetString([(byte)value])[0])
            {
                found.Add($"{value:X2}:{(int)letter:X4}");
            }
        }

        Assert.Equal(differences, string.Join(' ', found));
    }

    [Theory]
    [InlineData("koi8-u", 0xAE, 'ў')] // as KOI8-RU
    [InlineData("koi8-u", 0xBE, 'Ў')]
    [InlineData("windows-1255", 0xCA, '\u05BA')]
    [InlineData("windows-1255", 0xD9, '\uFFFD')]
    [InlineData("windows-874", 0x80, '€')]
    [InlineData("windows-874", 0xDB, '\uFFFD')]
    [InlineData("windows-1252", 0x81, '\u0081')] // a control, not an error
    [InlineData("windows-1253", 0xAA, '\uFFFD')]
    [InlineData("macintosh", 0xDB, '€')]
    [InlineData("x-mac-cyrillic", 0xFF, '€')]
    [InlineData("ibm866", 0xFC, '№')]
    [InlineData("iso-8859-6", 0xAC, '،')]
    [InlineData("iso-8859-7", 0xA4, '€')]
    [InlineData("iso-8859-8", 0xFD, '\u200E')]
    [InlineData("iso-8859-10", 0xBD, '\u2015')]
    [InlineData("iso-8859-14", 0xA1, 'Ḃ')]
    [InlineData("iso-8859-15", 0xA4, '€')]
    [InlineData("iso-8859-16", 0xAA, 'Ș')]
    [InlineData("x-user-defined", 0x80, '\uF780')]
    [InlineData("x-user-defined", 0xFF, '\uF7FF')]
    public void Letters_of_the_standard(string name, byte value, char letter) => Assert.Equal(letter, Decode(name, value));

    private static char Decode(string name, byte value)
    {
        char[] letters = new char[2];
        PageEncodings.Named(name).Decode([value], letters, out int written);
        Assert.Equal(1, written);
        return letters[0];
    }
}
