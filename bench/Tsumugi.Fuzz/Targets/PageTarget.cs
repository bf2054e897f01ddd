using System.Text;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Fuzz.Targets;

/// <summary>Bytes of pages: the search for a charset and the decoder. The first byte says what the HTTP header claims.</summary>
internal sealed class PageTarget : IFuzzTarget
{
    private static readonly string[] Charsets = ["", "utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "windows-1252", "utf-16", "euc-kr", "gb18030", "big5", "koi8-r", "nonsense", "\u00E9"];

    private readonly PageDecoder _decoder = new();
    private readonly TextBuffer _text = new();

    public PageTarget()
    {
        const string Page = "<!DOCTYPE html><html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=X\"><title>日本語</title></head><p>紡ぎ車は糸を紡ぐ道具です。ｶﾅ</p>";
        List<byte[]> seeds = [];
        foreach (string name in Charsets[1..5])
        {
            Encoder(name, Page.Replace("charset=X", "charset=" + name, StringComparison.Ordinal), seeds);
        }

        seeds.Add([0, 0xEF, 0xBB, 0xBF, .. "x日本"u8]);
        seeds.Add([0, 0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Page)]);
        seeds.Add([6, .. Encoding.BigEndianUnicode.GetBytes(Page)]);
        seeds.Add([1, .. "<?xml version='1.0' encoding='EUC-JP'?><!-- <meta charset=x> --><meta charset=\"utf-8\" ><p>x"u8]);
        Seeds = seeds;
        Words = [.. "<meta |charset=|<meta charset='|http-equiv=content-type|content='text/html;charset=|<!--|-->|<?xml encoding=\"|?>|</|<a b='|utf-8|utf-16|shift_jis|iso-2022-jp|x-user-defined|=|\"|'|>"
            .Split('|').Select(Encoding.ASCII.GetBytes), [0x1B, 0x24, 0x42], [0x1B, 0x28, 0x42], [0x1B, 0x28, 0x4A], [0x1B, 0x24, 0x28, 0x44], [0x8E], [0x8F, 0xA1, 0xA1], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0x82, 0xA0], [0xA4, 0xA2], [0xE3, 0x81, 0x82], [0xF0, 0x9F, 0x98, 0x80], [0x81, 0x30, 0x81, 0x30], [0]];
    }

    public string Name => "page";

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<byte[]> Words { get; }

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        string charset = input.IsEmpty ? "" : Charsets[input[0] % Charsets.Length];
        ReadOnlySpan<byte> page = input.IsEmpty ? input : input[1..];
        ReadOnlySpan<byte> meta = MetaPrescan.FindMeta(page);
        ReadOnlySpan<byte> xml = MetaPrescan.FindXml(page);
        FindingException.Unless(meta.Length <= page.Length && xml.Length <= page.Length, "a label that is longer than the page");
        Digest digest = new();
        Digest kinds = new();
        digest.Add(meta);
        digest.Add(xml);
        foreach (bool isHtml in (ReadOnlySpan<bool>)[true, false])
        {
            _text.Set("front");
            DecodeResult result = _decoder.Decode(page, charset, isHtml, _text);
            FindingException.Unless(_text.Written.StartsWith("front"), "what stood in the buffer is gone");
            FindingException.Unless(_text.Length - 5 <= (page.Length * 2) + 2, $"{_text.Length - 5} letters of {page.Length} bytes");
            FindingException.Unless(result.Success == (result.Reason.Length == 0), $"success {result.Success} with the reason `{result.Reason}`");
            FindingException.Unless(result.Success || _text.Length == 5, "letters of a page that could not be decoded");
            FindingException.Unless(HasWholePairs(_text.Written), "half a surrogate pair");
            digest.Add(_text.Written);
            digest.Add(result.Encoding);
            digest.Add(result.Replaced);
            kinds.Add(result.Encoding);
            kinds.Add(result.Evidence);
            kinds.Add(result.Reason);
            kinds.AddRoughly(result.Replaced);
        }

        return new FuzzResult(digest.Value, kinds.Value);
    }

    private static bool HasWholePairs(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static void Encoder(string name, string page, List<byte[]> seeds)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        seeds.Add([0, .. Encoding.GetEncoding(name).GetBytes(page)]);
    }
}
