using System.Text;
using FsCheck.Fluent;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Tests.Decode;

public sealed class PageDecoderTests
{
    private const string Sentence = "<p>これは日本語の文章です。漢字とカタカナも含まれています。</p>";

    private static readonly PageDecoder Decoder = new();

    static PageDecoderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(65001, "", "", "utf-8", "bytes")]
    [InlineData(65001, "utf-8", "", "utf-8", "http")]
    [InlineData(65001, "ISO-8859-1", "utf-8", "utf-8", "meta+bytes")] // a server's default
    [InlineData(65001, "Shift_JIS", "", "utf-8", "bytes")]
    [InlineData(932, "", "", "shift_jis", "bytes")]
    [InlineData(932, "UTF-8", "", "shift_jis", "bytes")]
    [InlineData(932, "x-sjis", "Shift_JIS", "shift_jis", "http")]
    [InlineData(932, "UTF-8", "Shift_JIS", "shift_jis", "meta+bytes")]
    [InlineData(932, "iso-8859-1", "euc-jp", "shift_jis", "bytes")] // both wrong
    [InlineData(51932, "", "", "euc-jp", "bytes")]
    [InlineData(51932, "Shift_JIS", "", "euc-jp", "bytes")]
    [InlineData(51932, "gb2312", "", "euc-jp", "bytes")]
    [InlineData(50220, "", "", "iso-2022-jp", "bytes")]
    [InlineData(50220, "UTF-8", "", "iso-2022-jp", "bytes")] // never "succeeds" as ASCII
    [InlineData(50220, "ISO-2022-JP", "", "iso-2022-jp", "http")]
    [InlineData(1200, "", "", "utf-16le", "bytes")]
    [InlineData(1201, "utf-16be", "", "utf-16be", "http")]
    public void Bytes_outvote_wrong_labels(int codePage, string http, string meta, string encoding, string evidence)
    {
        string page = $"<html><head>{(meta.Length > 0 ? $"<meta charset={meta}>" : "")}</head><body>{Sentence}</body></html>";
        DecodeResult result = Decode(Encoding.GetEncoding(codePage).GetBytes(page), http, out string text);
        Assert.Equal((true, encoding, evidence, 0), (result.Success, result.Encoding, result.Evidence, result.Replaced));
        Assert.Equal(page, text);
    }

    [Theory]
    [InlineData(949, "한국어 문서입니다. 이 페이지는 한국어로 쓰여 있습니다.", "euc-kr")]
    [InlineData(936, "这是一个用中文写的网页，我们在这里说明如何使用这个程序。", "gbk")]
    [InlineData(950, "這是一個用中文寫的網頁，我們在這裡說明如何使用這個程式。", "big5")]
    [InlineData(20866, "Это страница на русском языке, которая объясняет работу сервера.", "koi8-r")]
    [InlineData(1251, "Это страница на русском языке, которая объясняет работу сервера.", "windows-1251")]
    [InlineData(1252, "Le café est fermé après dix heures à cause de l’été.", "windows-1252")]
    public void Other_languages_are_told_from_Japanese_without_a_label(int codePage, string sentence, string encoding)
    {
        DecodeResult result = Decode(Encoding.GetEncoding(codePage).GetBytes($"<p>{sentence}</p>"), "", out string text);
        Assert.Equal(encoding, result.Encoding);
        Assert.Equal($"<p>{sentence}</p>", text);
    }

    [Fact]
    public void A_label_that_does_not_decode_strictly_loses_against_bytes_that_do()
    {
        // Header and page both say EUC-KR, and all of the sample reads as Korean; only a letter far behind shows that it is not.
        string sentence = "这是一个用中文写的网页，我们在这里说明如何使用这个程序。";
        string page = $"<meta charset=euc-kr>{string.Concat(Enumerable.Repeat($"<p>{sentence}</p>\n", 200))}<p>朱镕基</p>";
        DecodeResult result = Decode(Encoding.GetEncoding(936).GetBytes(page), "euc-kr", out string text);
        Assert.Equal(("gbk", "bytes", 0), (result.Encoding, result.Evidence, result.Replaced));
        Assert.Equal(page, text);
        Assert.Equal(("euc-kr", "euc-kr", "gbk"), (result.Claims.Http, result.Claims.Meta, result.Claims.Bytes));
    }

    [Fact]
    public void Every_source_is_told_whoever_wins()
    {
        byte[] page = Encoding.GetEncoding(932).GetBytes($"<meta charset=euc-jp>{Sentence}");
        DecodeResult result = Decode(page, "utf-8", out _);
        Assert.Equal("bytes", result.Evidence);
        Assert.Equal("http utf-8, meta euc-jp, bytes shift_jis 0.91, next utf-8 -1.27", result.Claims.Describe());
        Assert.Equal("http unknown", Decode("<p>plain</p>"u8.ToArray(), "klingon", out _).Claims.Describe());
        Assert.Equal("xml euc-jp, bytes euc-jp 0.91", Decode(Encoding.GetEncoding(51932).GetBytes($"<?xml version='1.0' encoding='EUC-JP'?>{Sentence}"), "", out _).Claims.Describe());
        Assert.Equal("bom utf-8, http shift_jis", Decode([0xEF, 0xBB, 0xBF, 0x41], "x-sjis", out _).Claims.Describe());
    }

    [Theory]
    [InlineData("windows-1252", "Ze\u00DF")] // one letter beyond ASCII
    [InlineData("shift_jis", "北海道")] // three kanji, no kana
    public void Too_little_to_go_by_is_called_unsure(string encoding, string text)
    {
        Assert.NotNull(PageEncodings.Find(encoding));
        DecodeResult result = Decode(Encoding.GetEncoding(encoding).GetBytes(text), "", out _);
        Assert.Equal(("bytes-unsure", true, true), (result.Evidence, result.Claims.Unsure, result.Success));
        Assert.False(Decode(Encoding.GetEncoding(encoding).GetBytes(text), encoding, out string letters).Claims.Unsure);
        Assert.Equal(text, letters);
    }

    [Fact]
    public void A_byte_order_mark_decides_and_is_left_out()
    {
        DecodeResult result = Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sentence)], "Shift_JIS", out string text);
        Assert.Equal(("utf-8", "bom", Sentence), (result.Encoding, result.Evidence, text));
    }

    [Fact]
    public void A_few_broken_bytes_do_not_lose_the_page()
    {
        byte[] bytes = Encoding.GetEncoding(932).GetBytes(string.Concat(Enumerable.Repeat(Sentence, 20)));
        bytes[100] = 0xFF;
        DecodeResult result = Decode(bytes, "", out string text);
        Assert.Equal(("shift_jis", true), (result.Encoding, result.Success));
        Assert.InRange(result.Replaced, 1, 3);
        Assert.Contains("日本語", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stray_byte_does_not_hide_iso_2022_jp()
    {
        byte[] bytes = [.. Encoding.GetEncoding(50220).GetBytes(string.Concat(Enumerable.Repeat(Sentence, 5))), 0xA0];
        DecodeResult result = Decode(bytes, "", out string text);
        Assert.Equal(("iso-2022-jp", 1), (result.Encoding, result.Replaced));
        Assert.Contains("日本語", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(28597, "Αυτή είναι μια σελίδα")] // known miss: Greek without a label
    public void Known_misses_are_still_decoded_as_something(int codePage, string text) =>
        Assert.NotEqual(text, Decode(Encoding.GetEncoding(codePage).GetBytes(text), "", out string letters).Success ? letters : "");

    [Fact]
    public void Utf8_with_a_cut_letter_stays_utf8()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Sentence, 5)) + "日");
        DecodeResult result = Decode(bytes[..^1], "", out _);
        Assert.Equal(("utf-8", 1), (result.Encoding, result.Replaced));
    }

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13 })]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16 })]
    [InlineData(new byte[] { 1, 2, 3, 0, 0, 0, 200, 201, 7, 0, 0, 0 })]
    public void Binary_data_is_refused(byte[] bytes) => Assert.Equal(DecodeReasons.Binary, Decode(bytes, "utf-8", out string text).Reason + text);

    [Fact]
    public void Noise_fits_no_encoding()
    {
        byte[] bytes = new byte[4000];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i % 3 == 0 ? 0xFF : i % 7 == 0 ? 0x80 : 0x3C);
        }

        DecodeResult result = Decode(bytes, "euc-jp", out string text);
        Assert.Equal(0, result.Success ? 0 : text.Length);
    }

    [Fact]
    public void Letters_destroyed_by_an_earlier_decoding_are_recognised()
    {
        string text = string.Concat(Enumerable.Repeat("これはとても長い日本語の文章です。", 5));
        string latin = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        string shiftJis = Encoding.GetEncoding(932).GetString(Encoding.UTF8.GetBytes(text));
        Assert.Equal(DecodeReasons.Mojibake, Decode(Encoding.UTF8.GetBytes(latin), "utf-8", out _).Reason);
        Assert.Equal(DecodeReasons.Mojibake, Decode(Encoding.UTF8.GetBytes(shiftJis), "utf-8", out _).Reason);
        Assert.Equal(DecodeReasons.Mojibake, Decode(Encoding.UTF8.GetBytes(new string('\uFFFD', 100)), "utf-8", out _).Reason);
        Assert.Equal("", Decode(Encoding.UTF8.GetBytes(text + latin[..30]), "utf-8", out _).Reason); // a page about the matter
        Assert.Equal("", Decode(Encoding.UTF8.GetBytes(text), "utf-8", out _).Reason);
    }

    [Fact]
    public void Plain_ascii_and_nothing_succeed()
    {
        Assert.Equal(("utf-8", "bytes"), Of(Decode([], "", out _)));
        Assert.Equal(("shift_jis", "http"), Of(Decode("<p>hello</p>"u8.ToArray(), "sjis", out _)));
        Assert.Equal(("windows-1252", "meta"), Of(Decode("<meta charset=iso-8859-1>"u8.ToArray(), "", out _)));
    }

    [Fact]
    public void A_text_that_is_no_page_keeps_its_meta_to_itself()
    {
        TextBuffer text = new();
        DecodeResult result = Decoder.Decode("<meta charset=shift_jis> is how to say it"u8, "", isHtml: false, text);
        Assert.Equal(("utf-8", "bytes"), Of(result));
    }

    [Fact]
    public void Nothing_makes_it_throw_and_failures_append_nothing() => Property.Holds(
        Arb.From(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf()),
        bytes =>
        {
            TextBuffer text = new();
            text.Append("前");
            DecodeResult result = Decoder.Decode(bytes, "utf-16", isHtml: true, text);
            return result.Success ? result.Encoding.Length > 0 : text.Length == 1 && result.Reason.StartsWith("decode/", StringComparison.Ordinal);
        });

    private static (string Encoding, string Evidence) Of(DecodeResult result) => (result.Encoding, result.Evidence);

    private static DecodeResult Decode(byte[] bytes, string http, out string text)
    {
        TextBuffer buffer = new();
        DecodeResult result = Decoder.Decode(bytes, http, isHtml: true, buffer);
        text = buffer.ToString();
        return result;
    }
}
