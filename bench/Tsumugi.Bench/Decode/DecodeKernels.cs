using System.Text;
using BenchmarkDotNet.Attributes;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Bench.Decode;

/// <summary>Times decoding alone on running Japanese text, letter by letter (the definition) and in bulk, next to the framework's decoder.</summary>
/// <remarks>The text is prose without markup, two or three bytes for nearly every letter; MB/s is <see cref="Bytes"/> by the time.</remarks>
[MemoryDiagnoser]
public class DecodeKernels
{
    /// <summary>Bytes of the text in each encoding: about a megabyte.</summary>
    public const int Bytes = 1_000_000;

    private const string Japanese = "紡ぎ車は糸を紡ぐための道具で、古くから各地で使われてきました。手で回す車の力で繊維に撚りをかけ、均一な糸にします。\n";

    private PageEncoding _encoding = PageEncodings.Utf8;
    private System.Text.Encoding _framework = System.Text.Encoding.UTF8;
    private byte[] _bytes = [];
    private char[] _letters = [];

    [Params("utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr")]
    public string Encoding { get; set; } = "utf-8";

    [GlobalSetup]
    public void Prepare()
    {
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        (int codePage, string sentence) = Encoding switch
        {
            "shift_jis" => (932, Japanese),
            "euc-jp" => (51932, Japanese),
            "iso-2022-jp" => (50220, Japanese),
            "gb18030" => (54936, "纺车是把纤维纺成纱线的工具，自古以来在各地使用。用手转动轮子，给纤维加捻，纺出均匀的纱。\n"),
            "big5" => (950, "紡車是把纖維紡成紗線的工具，自古以來在各地使用。用手轉動輪子，給纖維加撚，紡出均勻的紗。\n"),
            "euc-kr" => (949, "물레는 섬유를 실로 만드는 도구로 예로부터 여러 지방에서 쓰였습니다. 손으로 바퀴를 돌립니다.\n"),
            _ => (65001, Japanese),
        };
        _framework = System.Text.Encoding.GetEncoding(codePage);
        _encoding = PageEncodings.Named(Encoding);
        byte[] once = _framework.GetBytes(sentence);
        _bytes = [.. Enumerable.Repeat(once, (Bytes / once.Length) + 1).SelectMany(bytes => bytes).Take(Bytes)];
        _letters = new char[Bytes + 1];
    }

    [Benchmark(Baseline = true)]
    public int LetterByLetter() => _encoding.DecodeByStep(_bytes, _letters, out int written) + written;

    [Benchmark]
    public int Bulk() => _encoding.Decode(_bytes, _letters, out int written) + written;

    [Benchmark]
    public int Framework() => _framework.GetChars(_bytes, _letters);
}
