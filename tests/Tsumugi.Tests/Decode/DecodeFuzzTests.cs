using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Tests.Decode;

public sealed class DecodeFuzzTests
{
    private const int Seed = 20261124;

    private static readonly string[] Pieces =
    [
        "<meta charset=", "<meta http-equiv=content-type content=\"text/html; charset=", "shift_jis", "utf-16", "'", "\"", ">", "<!--", "-->", "<?xml encoding='euc-jp'?>",
        "\u001B$B", "\u001B(B", "\u001B(I", "=", "/", "<a ", "charset", "content",
    ];

    [Fact]
    public void Random_bytes_keep_the_bound_and_equal_the_definition()
    {
        Random random = new(Seed);
        for (int round = 0; round < 400; round++)
        {
            byte[] bytes = new byte[random.Next(0, 300)];
            random.NextBytes(bytes);
            Half(bytes, random);
            foreach (string name in LocateTestsNames())
            {
                Check(PageEncodings.Named(name), bytes);
            }
        }
    }

    [Fact]
    public void Prescan_reads_anything()
    {
        Random random = new(Seed);
        for (int round = 0; round < 5000; round++)
        {
            string page = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            byte[] bytes = System.Text.Encoding.Latin1.GetBytes(page);
            for (int i = random.Next(4); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            for (int length = 0; length <= bytes.Length; length += 1 + (round % 3))
            {
                // What is found is a part of the page, so a read outside would show here or crash.
                Assert.InRange(MetaPrescan.FindMeta(bytes.AsSpan(0, length)).Length + MetaPrescan.FindXml(bytes.AsSpan(0, length)).Length, 0, length);
            }
        }
    }

    [Fact]
    [Trait("Category", "shared-data")]
    public void Mutated_and_truncated_real_pages_never_throw()
    {
        Random random = new(Seed);
        TextBuffer text = new();
        PageDecoder decoder = new();
        foreach (string archive in SharedPages.Archives)
        {
            foreach (SharedPage page in SharedPages.Read(archive).Take(3))
            {
                byte[] bytes = page.Body[..Math.Min(page.Body.Length, 6000)];
                for (int round = 0; round < 20; round++)
                {
                    byte[] mutated = (byte[])bytes.Clone();
                    for (int i = random.Next(1, 60); i > 0; i--)
                    {
                        mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
                    }

                    Whole(decoder, mutated, page.HttpCharset, text);
                }

                int end = Math.Min(bytes.Length, 1500);
                for (int length = 0; length < end; length++)
                {
                    Whole(decoder, bytes[..length], page.HttpCharset, text);
                    Check(PageEncodings.Find(page.TrueEncoding)!, bytes[(end - length)..end]);
                }
            }
        }
    }

    [Theory]
    [InlineData("\uFFFD")]
    [InlineData("ã‚")]
    [InlineData("縺")]
    [InlineData("<")]
    [InlineData("\u001B$B")]
    [InlineData("<meta charset='")]
    public void Time_grows_with_the_length_not_its_square(string piece)
    {
        // Four million bytes of the same; the square of that would take hours, so that finishing is the proof.
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 4_000_000 / System.Text.Encoding.UTF8.GetByteCount(piece))));
        TextBuffer text = new();
        Whole(new PageDecoder(), bytes, "", text);
        bytes[^1] = 0xFF;
        Whole(new PageDecoder(), bytes, "", text);
        foreach (string name in LocateTestsNames())
        {
            text.Clear();
            PageEncodings.Named(name).Decode(bytes, text);
        }
    }

    private static IEnumerable<string> LocateTestsNames() => PageEncodings.Labels.Select(label => PageEncodings.Find(label)?.Name ?? "").Where(name => name.Length > 0).Distinct();

    /// <summary>Makes half of the arrays mostly high bytes, where the decoders have their branches.</summary>
    private static void Half(byte[] bytes, Random random)
    {
        bool high = random.Next(2) == 0;
        for (int i = 0; high && i < bytes.Length; i++)
        {
            bytes[i] |= random.Next(8) > 0 ? (byte)0x80 : (byte)0;
        }
    }

    private static void Check(PageEncoding encoding, byte[] bytes)
    {
        char[] bulk = new char[bytes.Length + 1];
        char[] steps = new char[bytes.Length + 1];
        int malformed = encoding.Decode(bytes, bulk, out int written);
        Assert.InRange(written, 0, bytes.Length + 1);
        Assert.Equal(encoding.DecodeByStep(bytes, steps, out int expected), malformed);
        Assert.True(bulk.AsSpan(0, written).SequenceEqual(steps.AsSpan(0, expected)), $"{encoding}: {Convert.ToHexString(bytes)}");
        TextBuffer text = new();
        Assert.Equal(malformed == 0, encoding.TryDecode(bytes, text));
        Assert.Equal(malformed == 0 ? written : 0, text.Length);
    }

    private static void Whole(PageDecoder decoder, byte[] bytes, string http, TextBuffer text)
    {
        text.Clear();
        DecodeResult result = decoder.Decode(bytes, http, isHtml: true, text);
        Assert.Equal(result.Success, result.Reason.Length == 0);
        Assert.InRange(text.Length, 0, result.Success ? bytes.Length + 1 : 0);
    }
}
