using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Tests.Text.Encodings;

public sealed class PageEncodingsTests
{
    private static readonly Arbitrary<byte[]> AnyBytes = Arb.From(Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
        Gen.Elements<byte>(0x1B, 0x24, 0x28, 0x42, 0x4A, 0x49, 0x40, 0x8E, 0x8F, 0xA4, 0xFE, 0xFF, 0x80, 0x81, 0x3C, 0x30, 0xE3, 0xF0).ArrayOf()));

    [Theory]
    [InlineData("x-sjis", "shift_jis")]
    [InlineData("windows-31j", "shift_jis")]
    [InlineData("MS_Kanji", "shift_jis")]
    [InlineData("cp932", "shift_jis")]
    [InlineData(" Shift-JIS ", "shift_jis")]
    [InlineData("'shift_jis'", "shift_jis")] // quotes left in a header
    [InlineData("x-euc-jp", "euc-jp")]
    [InlineData("eucJP", "euc-jp")]
    [InlineData("csISO2022JP", "iso-2022-jp")]
    [InlineData("ISO-8859-1", "windows-1252")]
    [InlineData("us-ascii", "windows-1252")]
    [InlineData("ks_c_5601-1987", "euc-kr")]
    [InlineData("gb2312", "gbk")]
    [InlineData("utf8", "utf-8")]
    [InlineData("tis-620", "windows-874")]
    [InlineData("latin6", "iso-8859-10")]
    public void Labels_name_encodings(string label, string name) => Assert.Equal(name, PageEncodings.Find(label)?.Name);

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("utf-7")] // forbidden by the standard
    [InlineData("iso-2022-kr")] // `replacement`: unsafe
    [InlineData("日本語")]
    public void Other_labels_name_nothing(string label) => Assert.Null(PageEncodings.Find(label));

    [Fact]
    public void Every_label_has_an_encoding_that_decodes_ascii()
    {
        foreach (string label in PageEncodings.Labels)
        {
            if (PageEncodings.Find(label) is { } encoding && !encoding.Name.StartsWith("utf-16", StringComparison.Ordinal))
            {
                Assert.Equal("<p>Tsumugi</p>", Decode(encoding, "<p>Tsumugi</p>"u8.ToArray(), out int malformed));
                Assert.Equal(0, malformed);
            }
        }
    }

    [Theory]
    [InlineData("shift_jis", "81 60", "～")]
    [InlineData("shift_jis", "87 40 87 8A FB FC 87 56", "①㈱髙Ⅲ")]
    [InlineData("shift_jis", "5C 7E", "\\~")]
    [InlineData("shift_jis", "B1 B6 DE", "ｱｶﾞ")]
    [InlineData("shift_jis", "F0 40", "\uE000")] // end-user character
    [InlineData("shift_jis", "82 3C 41", "\uFFFD<A")] // a broken pair never swallows `<`
    [InlineData("shift_jis", "82 A0 82", "あ\uFFFD")]
    [InlineData("shift_jis", "82 FF 41", "\uFFFDA")]
    [InlineData("shift_jis", "FD A0", "\uFFFD\uFFFD")]
    [InlineData("euc-jp", "A1 C1", "～")]
    [InlineData("euc-jp", "AD A1 AD EA FC E2 AD B7", "①㈱髙Ⅲ")]
    [InlineData("euc-jp", "8E B1 8F B0 A1", "ｱ丂")]
    [InlineData("euc-jp", "A4 3C 41", "\uFFFD<A")]
    [InlineData("euc-jp", "8F B0 3C", "\uFFFD<")]
    [InlineData("euc-jp", "A4 A2 8F", "あ\uFFFD")]
    [InlineData("euc-jp", "8F", "\uFFFD")]
    [InlineData("iso-2022-jp", "1B 24 42 21 41 2D 21 2D 6A 7C 62 2D 37 1B 28 42", "～①㈱髙Ⅲ")]
    [InlineData("iso-2022-jp", "1B 24 40 24 22 1B 28 4A 5C 1B 28 49 31 1B 28 42 41", "あ¥ｱA")]
    [InlineData("iso-2022-jp", "1B 24 42 24 22 1B 28 42 1B 24 42 24 24", "あ\uFFFDい")] // an empty stretch is malformed
    [InlineData("iso-2022-jp", "1B 24 42 24", "\uFFFD")]
    [InlineData("iso-2022-jp", "1B 28 41 41", "\uFFFD(AA")]
    [InlineData("utf-8", "E3 81 82 E3 81 F0 9F 98 41", "あ\uFFFD\uFFFDA")]
    [InlineData("utf-16le", "42 30 3D D8 41 00", "あ\uFFFDA")]
    [InlineData("utf-16be", "30 42 DE 00 41", "あ\uFFFD\uFFFD")]
    [InlineData("euc-kr", "B0 A1 C7 D1", "가한")]
    [InlineData("euc-kr", "B0 3C", "\uFFFD<")]
    [InlineData("gbk", "D6 D0 CE C4 80", "中文€")]
    [InlineData("gb18030", "81 30 81 30 94 39 FC 36", "\u0080😀")]
    [InlineData("gb18030", "A6 D9 FE 59", "\uFE10\u9FB4")] // moved out of the private area in 2022
    [InlineData("gb18030", "81 35 F4 37", "\uE7C7")] // the one letter that no range has
    [InlineData("gb18030", "84 31 A4 37 90 30 81 30 E3 32 9A 35", "\uFFFD\U00010000\U0010FFFF", 0)] // a real U+FFFD, first and last beyond
    [InlineData("gb18030", "84 31 A5 30 E3 32 9A 36", "\uFFFD\uFFFD")] // between the ranges, and behind the last
    [InlineData("gb18030", "81 30 3C 81 30 81 3C", "\uFFFD0<\uFFFD0\uFFFD<")] // digits and signs of a broken letter stay
    [InlineData("gb18030", "81 30 81", "\uFFFD")]
    [InlineData("gbk", "81 30 FF", "\uFFFD0\uFFFD")]
    [InlineData("big5", "A4 A4 A4 E5", "中文")]
    [InlineData("big5", "88 62 88 64 88 A3 88 A5", "\u00CA\u0304\u00CA\u030C\u00EA\u0304\u00EA\u030C")] // two letters each
    [InlineData("big5", "87 40 FE FE", "\u43F0\u79D4")] // HKSCS
    [InlineData("big5", "8A 7C", "\U00021077")] // beyond the basic plane
    [InlineData("big5", "81 40", "\uFFFD@")]
    [InlineData("big5", "A4 3C", "\uFFFD<")]
    [InlineData("utf-16le", "3D D8 41", "\uFFFD")]
    [InlineData("euc-kr", "C9 A1", "\uFFFD")] // a private row of the code page
    [InlineData("koi8-r", "F2 D5 D3", "Рус")]
    [InlineData("windows-1252", "80 93 E9", "€“é")]
    [InlineData("iso-8859-16", "AA DE", "ȘȚ")]
    public void Bytes_mean_these_letters(string name, string bytes, string letters, int? replaced = null)
    {
        byte[] input = [.. bytes.Split(' ').Select(value => Convert.ToByte(value, 16))];
        Assert.Equal(letters, Decode(PageEncodings.Named(name), input, out int malformed));
        Assert.Equal(replaced ?? letters.Count(letter => letter == '\uFFFD'), malformed);
    }

    [Fact]
    public void No_bytes_make_any_decoder_fail() => Property.Holds(AnyBytes, bytes =>
    {
        foreach (string label in PageEncodings.Labels)
        {
            if (PageEncodings.Find(label) is { } encoding && encoding.Name == label)
            {
                Decode(encoding, bytes, out _);
            }
        }

        return true;
    });

    [Theory]
    [InlineData("shift_jis", "shift_jis")]
    [InlineData("euc-jp", "jis0208")]
    [InlineData("euc-jp", "jis0212")]
    [InlineData("iso-2022-jp", "iso_2022_jp")]
    [InlineData("euc-kr", "euc_kr")]
    [InlineData("big5", "big5")]
    [InlineData("gb18030", "gb18030")]
    [InlineData("gbk", "gb18030")]
    [Trait("Category", "shared-data")]
    public void Every_index_position_of_the_standard_decodes_as_it_says(string name, string file)
    {
        string[] lines = [.. Encoding.Latin1.GetString(Shared($"{file}_in.txt.gz")).Split('\n')];
        string[] expected = Encoding.UTF8.GetString(Shared($"{file}_in_ref.txt.gz")).Split('\n');
        Assert.Equal(expected.Length, lines.Length);
        List<string> wrong = [];
        for (int i = 0; i < lines.Length; i++)
        {
            string letters = Decode(PageEncodings.Named(name), Encoding.Latin1.GetBytes(lines[i]), out _);
            if (letters != expected[i])
            {
                wrong.Add($"{i}: {letters} instead of {expected[i]}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("shift_jis")]
    [InlineData("euc_jp")]
    [InlineData("big5hkscs")]
    [InlineData("iso2022_jp")]
    [InlineData("cp949")] // euc_kr.txt writes rare syllables in eight bytes, which the standard does not read
    [InlineData("gbk")]
    [InlineData("gb2312")]
    [InlineData("gb18030")]
    [InlineData("big5")]
    [Trait("Category", "shared-data")]
    public void Sample_texts_decode_to_their_utf8_twins(string name)
    {
        PageEncoding encoding = PageEncodings.Find(name.Replace('_', '-').Replace("hkscs", "-hkscs", StringComparison.Ordinal)) ?? PageEncodings.Find(name) ?? PageEncodings.Iso2022Jp;
        byte[] bytes = File.ReadAllBytes(Repository.Shared($"encoding/python-cjkencodings/{name}.txt"));
        string expected = File.ReadAllText(Repository.Shared($"encoding/python-cjkencodings/{name}-utf8.txt"));
        Assert.Equal(expected, Decode(encoding, bytes, out int malformed));
        Assert.Equal(0, malformed);
    }

    private static byte[] Shared(string file)
    {
        using GZipStream gzip = new(File.OpenRead(Repository.Shared($"encoding/encoding_rs-whatwg-tables/{file}")), CompressionMode.Decompress);
        MemoryStream all = new();
        gzip.CopyTo(all);
        return all.ToArray();
    }

    private static string Decode(PageEncoding encoding, byte[] bytes, out int malformed)
    {
        TextBuffer text = new(4);
        malformed = encoding.Decode(bytes, text);
        return text.ToString();
    }
}
