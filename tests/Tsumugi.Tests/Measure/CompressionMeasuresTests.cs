using System.IO.Compression;
using System.Text;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Measure.Compression;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure;

public sealed class CompressionMeasuresTests
{
    [Fact]
    public void Zlib_is_as_small_as_the_stream_of_the_framework()
    {
        string text = string.Concat(Enumerable.Range(0, 300).Select(i => $"{i % 17}番目の文章です。長い話はここで終わる！\n"));
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        using MemoryStream packed = new();
        using (ZLibStream stream = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        Assert.Equal((double)packed.Length / bytes.Length, Of("compression/zlib-share", text), 12);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 0.05, 0.2)]
    [InlineData("短い", 1, 3)] // header and checksum
    public void Repetition_compresses_and_short_texts_do_not(string text, double low, double high) => Assert.InRange(Of("compression/zlib-share", text), low, high);

    [Fact]
    public void Memory_of_a_giant_is_given_back_and_the_next_text_is_answered_alike()
    {
        string text = string.Concat(Enumerable.Range(0, 90).Select(i => $"{i * 7919}番目の話。"));
        string giant = string.Concat(Enumerable.Repeat(text, 400));
        var analysis = new TextAnalysis();
        ZlibSize zlib = analysis.Look(giant).Count<ZlibSize>();
        Lz4Size lz4 = analysis.Look(giant).Count<Lz4Size>();
        Assert.True(Math.Min(zlib.RoomBytes, lz4.RoomBytes) > 500_000);
        analysis.Trim(1000);
        Assert.Equal((0, 0), (zlib.RoomBytes, lz4.RoomBytes));
        Assert.Equal(Of("compression/zlib-share", text), analysis.Look(text).Count<ZlibSize>().Share);
        Assert.Equal(Of("compression/lz4-share", text), analysis.Look(text).Count<Lz4Size>().Share);
    }

    [Fact]
    public void Line_feeds_are_left_out_for_lz4()
    {
        string text = string.Concat(Enumerable.Range(0, 90).Select(i => $"{i * 7919}番目の話。"));
        Assert.Equal(Of("compression/lz4-share", text), Of("compression/lz4-share", text.Replace("。", "。\n", StringComparison.Ordinal)), 12);
    }

    [Fact]
    public void Heavy_measures_wait_for_a_rule_that_names_them()
    {
        var none = new RuleEvaluator(PresetOf("text/letters"));
        var asked = new RuleEvaluator(PresetOf("compression/zlib-share"));
        Assert.DoesNotContain(none.Measures, measure => measure.Card.Id.StartsWith("compression/", StringComparison.Ordinal));
        Assert.Equal(["compression/zlib-share"], asked.Measures.Select(measure => measure.Card.Id).Where(id => id.StartsWith("compression/", StringComparison.Ordinal)));
    }

    private static Preset PresetOf(string measure) => new()
    {
        Name = "test",
        Summary = "Test.",
        SummaryJa = "試験。",
        Source = "test",
        Rules = [new() { Id = "one", Measure = measure, Min = 0, Because = "test" }],
    };

    private static double Of(string id, string text) => (MeasureCatalog.Find(id) ?? throw new InvalidOperationException(id)).Of(new TextView(text));
}
