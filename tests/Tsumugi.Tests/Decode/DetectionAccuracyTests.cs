using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Tests.Decode;

[Trait("Category", "shared-data")]
public sealed class DetectionAccuracyTests(ITestOutputHelper output)
{
    private static readonly PageDecoder Decoder = new();

    private readonly TextBuffer _text = new();
    private readonly TextBuffer _expected = new();

    [Fact]
    public void Real_pages_are_decoded_right_in_99_5_percent_whichever_label_is_hidden()
    {
        (bool Header, bool Meta)[] shown = [(true, true), (false, true), (true, false), (false, false)];
        Tally[] all = new Tally[shown.Length];
        foreach (string archive in SharedPages.Archives)
        {
            foreach (SharedPage page in SharedPages.Read(archive))
            {
                for (int i = 0; i < shown.Length; i++)
                {
                    all[i] = all[i].With(Right(page.Body, shown[i].Header ? page.HttpCharset : "", shown[i].Meta, page.TrueEncoding, page.Uri));
                }
            }
        }

        for (int i = 0; i < shown.Length; i++)
        {
            output.WriteLine($"header {(shown[i].Header ? "shown" : "hidden")}, meta {(shown[i].Meta ? "shown" : "hidden")}: {all[i]}");
            Assert.InRange((double)all[i].Right / all[i].Pages, 0.995, 1);

            // No page may fall to a false alarm, and hardly any be called unsure.
            Assert.Equal(0, all[i].Failed);
            Assert.InRange((double)all[i].Unsure / all[i].Pages, 0, 0.01);
        }
    }

    [Fact]
    public void Confusable_pages_without_labels_are_right_or_called_unsure()
    {
        Tally all = default;
        foreach (string archive in (string[])["httpd-other-languages", "libreoffice-help-zh-ko"])
        {
            foreach (SharedPage page in SharedPages.Read(archive))
            {
                all = all.With(Right(page.Body, "", isHtml: false, page.TrueEncoding, page.Uri));
            }
        }

        output.WriteLine($"{all}");
        Assert.InRange((double)(all.Right + all.WrongButUnsure) / all.Pages, 0.995, 1);
    }

    [Theory]
    [InlineData("aozora-shiftjis-raw", "shift_jis", 1)]
    [InlineData("perldoc-eucjp-raw", "euc-jp", 0.98)]
    public void Raw_texts_need_no_label(string archive, string encoding, double share)
    {
        Tally all = default;
        foreach ((string name, byte[] bytes) in Files(archive))
        {
            // Files that are nothing but ASCII tell no encoding.
            if (bytes.AsSpan().ContainsAnyInRange((byte)0x80, (byte)0xFF))
            {
                all = all.With(Right(bytes, "", isHtml: false, encoding, name));
            }
        }

        output.WriteLine($"{archive}: {all}");
        Assert.InRange((double)all.Right / all.Pages, share, 1);
    }

    [Theory]
    [InlineData("shift_jis", 10, 20, 0.97)]
    [InlineData("shift_jis", 20, 40, 0.99)]
    [InlineData("euc-jp", 10, 20, 0.97)]
    [InlineData("euc-jp", 20, 40, 0.99)]
    [InlineData("utf-8", 10, 20, 1)]
    public void Short_titles_need_no_label(string encoding, int shortest, int longest, double share)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        System.Text.Encoding codec = System.Text.Encoding.GetEncoding(encoding switch { "shift_jis" => 932, "euc-jp" => 51932, _ => 65001 }, System.Text.EncoderFallback.ExceptionFallback, System.Text.DecoderFallback.ExceptionFallback);
        Tally all = default;
        foreach (JsonElement line in SharedPages.Lines(Repository.Shared("text/wikipedia-leads.jsonl.gz")).Concat(SharedPages.Lines(Repository.Shared("text/law.jsonl.gz"))))
        {
            string text = SharedPages.Text(line, "text");
            int length = shortest + (text.Length % (longest - shortest));
            string title = text[..Math.Min(text.Length, length)].Split('\n')[0];
            if (title.Length >= shortest && title.Any(letter => letter >= 0x3041) && TryEncode(codec, title, out byte[] bytes))
            {
                all = all.With(Right(bytes, "", isHtml: false, encoding, title));
            }
        }

        output.WriteLine($"{encoding}, {shortest} to {longest} letters: {all}");
        Assert.InRange((double)all.Right / all.Pages, share, 1);
        Assert.InRange((double)(all.Right + all.WrongButUnsure) / all.Pages, 0.995, 1);
    }

    private static bool TryEncode(System.Text.Encoding codec, string text, out byte[] bytes)
    {
        try
        {
            bytes = codec.GetBytes(text);
            return true;
        }
        catch (System.Text.EncoderFallbackException)
        {
            bytes = [];
            return false;
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Files(string archive)
    {
        using TarReader reader = new(new GZipStream(File.OpenRead(Repository.Shared($"raw_legacy_text/{archive}.tar.gz")), CompressionMode.Decompress));
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                MemoryStream bytes = new();
                data.CopyTo(bytes);
                yield return (entry.Name, bytes.ToArray());
            }
        }
    }

    private Tally Right(byte[] bytes, string http, bool isHtml, string truth, string name)
    {
        _text.Clear();
        _expected.Clear();
        DecodeResult result = Decoder.Decode(bytes, http, isHtml, _text);
        PageEncodings.Find(truth)!.Decode(bytes, _expected);
        bool right = _text.Written.TrimStart('\uFEFF').SequenceEqual(_expected.Written.TrimStart('\uFEFF'));
        if (!right || result.Claims.Unsure)
        {
            output.WriteLine($"{name}: {truth} read as {result.Encoding} ({result.Evidence}{result.Reason}; {result.Claims.Describe()})");
        }

        return new Tally(1, right ? 1 : 0, result.Claims.Unsure ? 1 : 0, !right && result.Claims.Unsure ? 1 : 0, result.Success ? 0 : 1);
    }

    private readonly record struct Tally(int Pages, int Right, int Unsure, int WrongButUnsure, int Failed)
    {
        public Tally With(Tally other) => new(Pages + other.Pages, Right + other.Right, Unsure + other.Unsure, WrongButUnsure + other.WrongButUnsure, Failed + other.Failed);

        public override string ToString() => $"{Right} of {Pages} right ({(double)Right / Math.Max(1, Pages):P2}), {Unsure} unsure ({WrongButUnsure} of them wrong), {Failed} failed";
    }
}
