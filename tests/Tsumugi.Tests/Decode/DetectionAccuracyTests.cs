using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Tests.Decode;

[Trait("Category", "shared-data")]
public sealed class DetectionAccuracyTests(ITestOutputHelper output)
{
    private static readonly PageDecoder Decoder = new();

    [Fact]
    public void Real_pages_are_decoded_right_in_99_5_percent() => Assert.InRange(Right(hideHeader: false, hideMeta: false, every: 1), 0.995, 1);

    [Fact]
    public void Without_any_label_99_5_percent_are_decoded_right() => Assert.InRange(Right(hideHeader: true, hideMeta: true, every: 2), 0.995, 1);

    private double Right(bool hideHeader, bool hideMeta, int every)
    {
        TextBuffer text = new();
        TextBuffer expected = new();
        int rightOfAll = 0;
        int all = 0;
        foreach (string archive in SharedPages.Archives)
        {
            int right = 0;
            int pages = 0;
            foreach (SharedPage page in SharedPages.Read(archive).Where((_, index) => index % every == 0))
            {
                text.Clear();
                expected.Clear();
                DecodeResult result = Decoder.Decode(page.Body, hideHeader ? "" : page.HttpCharset, isHtml: !hideMeta, text);
                PageEncodings.Find(page.TrueEncoding)!.Decode(page.Body, expected);
                bool same = text.Written.TrimStart('\uFEFF').SequenceEqual(expected.Written.TrimStart('\uFEFF'));
                right += same ? 1 : 0;
                pages++;
                if (!same)
                {
                    output.WriteLine($"{page.Uri}: {page.TrueEncoding} read as {result.Encoding} ({result.Evidence}{result.Reason}), header {page.HttpCharset}");
                }
            }

            output.WriteLine($"{archive}: {right} of {pages}");
            rightOfAll += right;
            all += pages;
        }

        output.WriteLine($"{(double)rightOfAll / all:P2}");
        return (double)rightOfAll / all;
    }
}
