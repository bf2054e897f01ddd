using System.Text;
using System.Text.Json;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Tests.Decode;

public sealed class GarbledPagesTests
{
    private const string Head = "<html><head><title>紡ぎ車の使いかた</title></head><body><h1>紡ぎ車の使いかた</h1>\n";

    private const string Paragraph = "<p>紡ぎ車は糸を紡ぐための道具で、古くから各地で使われてきました。手で回す車の力で繊維に撚りをかけ、均一な糸にします。</p>\n";

    private const string Include = "<div>お知らせ：来月の教室は都合により第二土曜日に変わりました。ご参加の皆さまはお気をつけください。</div>\n";

    private static readonly PageDecoder Decoder = new();

    static GarbledPagesTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("shift_jis", "euc-jp")]
    [InlineData("shift_jis", "utf-8")]
    [InlineData("euc-jp", "shift_jis")]
    [InlineData("euc-jp", "utf-8")]
    [InlineData("utf-8", "shift_jis")]
    [InlineData("utf-8", "euc-jp")]
    public void A_page_that_includes_a_file_of_another_encoding_is_told(string page, string include)
    {
        foreach ((int before, int after) in ((int, int)[])[(12, 12), (0, 20), (20, 0), (100, 1)])
        {
            byte[] bytes =
            [
                .. Encode(page, Head + string.Concat(Enumerable.Repeat(Paragraph, before))), .. Encode(include, Include),
                .. Encode(page, string.Concat(Enumerable.Repeat(Paragraph, after)) + "</body></html>"),
            ];
            DecodeResult result = Decode(bytes, "", out _);
            Assert.Equal((DecodeReasons.MixedEncodings, page, include), (result.Reason, result.Claims.Bytes, result.Claims.Mixed));
        }
    }

    [Theory]
    [InlineData("utf-8", "latin1")] // ã‚ã‚‹
    [InlineData("utf-8", "windows-1252")]
    [InlineData("utf-8", "shift_jis")] // 縺ゅ→
    [InlineData("euc-jp", "latin1")] // ½Ð¤¹
    [InlineData("euc-jp", "shift_jis")] // ､ｽ､ﾐ
    [InlineData("shift_jis", "latin1")]
    [InlineData("shift_jis", "windows-1252")] // ‚±‚ê
    public void Letters_read_wrongly_and_saved_again_are_told(string truth, string readAs)
    {
        string sound = Head + string.Concat(Enumerable.Repeat(Paragraph, 8));
        Assert.Equal(DecodeReasons.Mojibake, Decode(Encoding.UTF8.GetBytes(Garble(sound, truth, readAs)), "utf-8", out _).Reason);

        // Only a part of the page: a third of it.
        string part = Head + string.Concat(Enumerable.Repeat(Paragraph, 8)) + Garble(string.Concat(Enumerable.Repeat(Paragraph, 4)), truth, readAs) + "</body></html>";
        Assert.Equal(DecodeReasons.Mojibake, Decode(Encoding.UTF8.GetBytes(part), "utf-8", out _).Reason);
    }

    [Theory]
    [InlineData("utf-8", "latin1")]
    [InlineData("utf-8", "shift_jis")]
    [InlineData("euc-jp", "latin1")]
    public void A_page_that_quotes_an_example_stays_and_says_so(string truth, string readAs)
    {
        string quoted = Garble("これは文字化けの例です。もとはこのような文でした。", truth, readAs);
        string page = Head + string.Concat(Enumerable.Repeat(Paragraph, 12)) + $"<blockquote>{quoted}</blockquote>" + string.Concat(Enumerable.Repeat(Paragraph, 4));
        DecodeResult result = Decode(Encoding.UTF8.GetBytes(page), "utf-8", out string text);
        Assert.Equal("", result.Reason);
        Assert.InRange(result.Garbled, 1, quoted.Length);
        Assert.Equal(page, text);
    }

    [Fact]
    [Trait("Category", "shared-data")]
    public void Corrupted_real_pages_are_told()
    {
        Dictionary<string, int> reasons = [];
        int pages = 0;
        foreach (string archive in (string[])["httpd22-eucjp", "plateau-lod2-manual", "jsprimer"])
        {
            foreach (SharedPage page in SharedPages.Read(archive))
            {
                TextBuffer letters = new();
                PageEncodings.Find(page.TrueEncoding)!.Decode(page.Body, letters);
                string text = letters.ToString();
                int kana = text.Count(letter => letter is >= '\u3041' and <= '\u30FE');
                if (kana < 300 || text.Contains('\uFFFD', StringComparison.Ordinal))
                {
                    continue;
                }

                pages++;
                foreach ((string truth, string readAs) in ((string, string)[])[("utf-8", "windows-1252"), ("utf-8", "shift_jis"), ("euc-jp", "latin1"), ("shift_jis", "windows-1252")])
                {
                    DecodeResult result = Decode(Encoding.UTF8.GetBytes(Garble(text, truth, readAs)), "utf-8", out _);
                    string key = $"{truth} as {readAs}";
                    reasons[key] = reasons.GetValueOrDefault(key) + (result.Reason == DecodeReasons.Mojibake ? 1 : 0);
                }
            }
        }

        Assert.InRange(pages, 50, 500);
        Assert.All(reasons, pair => Assert.True(pair.Value >= pages * 0.98, $"{pair.Key}: {pair.Value} of {pages}"));
    }

    [Fact]
    [Trait("Category", "shared-data")]
    public void Pages_whose_escape_bytes_are_lost_are_told()
    {
        int told = 0;
        int pages = 0;
        foreach (SharedPage page in SharedPages.Read("httpd20-iso2022jp"))
        {
            byte[] stripped = [.. page.Body.Where(value => value != 0x1B)];
            pages++;
            told += Decode(stripped, page.HttpCharset, out _).Reason == DecodeReasons.Mojibake ? 1 : 0;
        }

        Assert.InRange(told, pages * 9 / 10, pages);
        Assert.False(Mojibake.HasLostEscapes("echo $B(B; perl -e 'print $B$A$B' (B)"u8));
    }

    [Theory]
    [InlineData("aozora")]
    [InlineData("law")]
    [InlineData("sql-docs")]
    [InlineData("baldanders-blog")]
    [InlineData("jsprimer")]
    [InlineData("react-docs")]
    [InlineData("php-manual")]
    [InlineData("wikipedia-leads")]
    [Trait("Category", "shared-data")]
    public void No_sound_text_is_called_garbled(string name)
    {
        List<string> alarms = [];
        foreach (JsonElement line in SharedPages.Lines(Repository.Shared($"text/{name}.jsonl.gz")))
        {
            string text = SharedPages.Text(line, "text");
            if (Mojibake.Is(text))
            {
                alarms.Add(text[..Math.Min(80, text.Length)]);
            }
        }

        Assert.Empty(alarms);
    }

    [Fact]
    public void Vectors_find_the_same_suspects()
    {
        char[] letters = new char[100];
        for (int unit = 0; unit < 0x10000; unit++)
        {
            Array.Fill(letters, '語');
            int place = unit % 90;
            letters[place] = (char)unit;
            bool suspect = unit is (>= 0x80 and <= 0xFF) or 0x192 or 0x201A or 0x7E3A or 0x7E67 or 0x7E5D or 0xFF64 or 0xFF65 or 0xFFFD;
            Assert.Equal(suspect ? place : letters.Length, Mojibake.NextSuspect(letters, 0));
        }
    }

    [Fact]
    public void Vectors_count_the_same_controls() => Property.Holds(
        FsCheck.Fluent.Arb.From(FsCheck.Fluent.Gen.ArrayOf(FsCheck.Fluent.Gen.Select(FsCheck.Fluent.Gen.Choose(0, 40), value => (byte)value), 77)),
        bytes => BinaryContent.CountControls(bytes) == BinaryContent.CountControlsOneByOne(bytes));

    /// <summary>Encodes in one encoding, reads as another, keeping the letters that a careless program would keep.</summary>
    private static string Garble(string text, string truth, string readAs)
    {
        if (readAs == "latin1")
        {
            return Encoding.Latin1.GetString(Encode(truth, text));
        }

        char[] letters = new char[(text.Length * 3) + 1];
        PageEncodings.Named(readAs).Decode(Encode(truth, text), letters, out int written);
        return new string(letters, 0, written);
    }

    private static byte[] Encode(string encoding, string text) =>
        Encoding.GetEncoding(encoding switch { "shift_jis" => 932, "euc-jp" => 51932, _ => 65001 }).GetBytes(text);

    private static DecodeResult Decode(byte[] bytes, string http, out string text)
    {
        TextBuffer buffer = new();
        DecodeResult result = Decoder.Decode(bytes, http, isHtml: true, buffer);
        text = buffer.ToString();
        return result;
    }
}
