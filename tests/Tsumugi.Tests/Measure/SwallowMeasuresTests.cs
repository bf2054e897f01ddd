using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure;

public sealed class SwallowMeasuresTests
{
    [Fact]
    public void Equal_a_plain_implementation_on_random_japanese() => Property.Holds(JapaneseText.Any, Agrees);

    [Fact]
    public void Equal_a_plain_implementation_on_any_utf16() => Property.Holds(JapaneseText.AnyUtf16, Agrees);

    [Theory]
    [Trait("Category", "shared-data")]
    [InlineData("text/wikipedia-leads.jsonl.gz", 300)]
    [InlineData("text/react-docs.jsonl.gz", 20)]
    [InlineData("text/baldanders-blog.jsonl.gz", 40)]
    [InlineData("text/law.jsonl.gz", 20)]
    public void Equal_a_plain_implementation_on_real_documents(string file, int documents)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(Repository.Shared(file)), CompressionMode.Decompress));
        for (int i = 0; i < documents && lines.ReadLine() is { } line; i++)
        {
            using var json = JsonDocument.Parse(line);
            string text = json.RootElement.GetProperty("text").GetString()!;
            Assert.True(Agrees(text[..Math.Min(text.Length, 6000)]), $"{file}, document {i}");
        }
    }

    [Fact]
    public void Repeating_a_text_keeps_every_share_of_letters() => Property.Holds(JapaneseText.Any, text =>
        MeasureCatalog.All
            .Where(measure => measure.Card.Id.StartsWith("ja/", StringComparison.Ordinal) || measure.Card.Id.StartsWith("script/", StringComparison.Ordinal))
            .Where(measure => measure.Card.Id.Contains("-share", StringComparison.Ordinal))
            .All(measure => text.Length > 0 && IsHalf(text[0], text[^1]) || Math.Abs(measure.Of(new TextView(text)) - measure.Of(new TextView(text + text + text))) < 1e-12));

    [Fact]
    public void Repeating_a_text_never_lowers_a_share_of_repetition() => Property.Holds(JapaneseText.Any, text =>
        MeasureCatalog.All
            .Where(measure => measure.Card.Id.StartsWith("repetition/duplicate", StringComparison.Ordinal) && !measure.Card.Id.Contains("gram", StringComparison.Ordinal))
            .All(measure => measure.Of(new TextView(text)) <= measure.Of(new TextView(text + "\n" + text)) + 1e-12));

    // Two halves of surrogate pairs that meet become one letter, so the shares may change there.
    private static bool IsHalf(char first, char last) => char.IsSurrogate(first) || char.IsSurrogate(last);

    private static bool Agrees(string text)
    {
        TextView view = new(text);
        foreach ((string id, double expected) in SwallowReference.Of(text))
        {
            if (Math.Abs(expected - MeasureCatalog.Find(id)!.Of(view)) > 1e-12)
            {
                Assert.Fail($"{id}: {MeasureCatalog.Find(id)!.Of(view)}, expected {expected}");
            }
        }

        return true;
    }
}
