using System.Text.RegularExpressions;
using FsCheck;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure;

/// <summary>What every measure of the catalogue promises.</summary>
public sealed partial class MeasureContractTests
{
    private static readonly string[] Edges =
    [
        "", "あ", "\n", "\n\n\n", "。", "！？", "\uD800", "\uDC00\uD800", "𠮷", "a", " ", "\u3000", "\0", "ああ", "・", "…", "\r\n", "あ\n\nあ\n\nあ", new string('ー', 3000),
    ];

    public static TheoryData<string> Ids => [.. MeasureCatalog.All.Select(measure => measure.Card.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Takes_any_text_and_gives_a_number_in_its_unit(string id)
    {
        IMeasure measure = Find(id);
        var analysis = new TextAnalysis();
        foreach (string text in Edges)
        {
            AssertSound(measure, analysis, text);
        }

        foreach (Arbitrary<string> texts in new[] { JapaneseText.Any, JapaneseText.AnyUtf16 })
        {
            Property.Holds(texts, text =>
            {
                AssertSound(measure, analysis, text);
                return true;
            });
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Allocates_nothing_on_a_used_analysis(string id)
    {
        IMeasure measure = Find(id);
        var analysis = new TextAnalysis();
        string text = Sample();

        // The framework's own vector code allocates until the compiler has optimised it, so the first rounds do not count.
        long allocated = -1;
        for (int round = 0; round < 200_000 && allocated != 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _ = measure.Of(analysis.Look(text));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Says_in_both_languages_what_it_is(string id)
    {
        MeasureCard card = Find(id).Card;
        Assert.Matches(KebabCase(), card.Id);
        Assert.All([card.Summary, card.SummaryJa, card.Formula, card.Source], text => Assert.NotEmpty(text));
        Assert.EndsWith(".", card.Summary, StringComparison.Ordinal);
        Assert.EndsWith("。", card.SummaryJa, StringComparison.Ordinal);
        Assert.Equal(card.Notes.Length > 0, card.NotesJa.Length > 0);
        Assert.True(card.NotesJa.Length == 0 || card.NotesJa.EndsWith('。'), card.NotesJa);
    }

    [Fact]
    public void Ids_are_unique() => Assert.Equal(MeasureCatalog.All.Count, MeasureCatalog.All.Select(measure => measure.Card.Id).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Every_measure_of_the_project_is_in_the_catalogue()
    {
        IEnumerable<Type> written = typeof(MeasureCatalog).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IMeasure).IsAssignableFrom(type));
        Assert.Empty(written.Except(MeasureCatalog.All.Select(measure => measure.GetType())));
    }

    [Fact]
    public void An_unknown_id_finds_nothing() => Assert.Null(MeasureCatalog.Find("ja/hiragana-shar"));

    [Fact]
    public async Task Eight_threads_get_the_same_numbers()
    {
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => Sample()[i..] + new string('あ', i)), .. Edges];
        double[][] alone = Measure(texts);
        double[][][] together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Measure(texts))));
        Assert.All(together, numbers => Assert.Equal(alone, numbers));
    }

    private static double[][] Measure(string[] texts)
    {
        var analysis = new TextAnalysis();
        var numbers = new double[texts.Length][];
        for (int i = 0; i < texts.Length; i++)
        {
            TextView view = analysis.Look(texts[i]);
            numbers[i] = new double[MeasureCatalog.All.Count];
            for (int j = 0; j < numbers[i].Length; j++)
            {
                numbers[i][j] = MeasureCatalog.All[j].Of(view);
            }
        }

        return numbers;
    }

    private static void AssertSound(IMeasure measure, TextAnalysis analysis, string text)
    {
        TextView view = analysis.Look(text);
        double value = measure.Of(view);
        Assert.True(double.IsFinite(value) && value >= 0, $"{value}");
        if (measure.Card.Unit == Unit.Ratio && measure.Card.Id != "lexicon/swallow-ng-share")
        {
            Assert.True(value <= 1, $"{value}"); // words on the list may be Latin, which its denominator leaves out
        }

        var spans = new List<TextSpan>();
        measure.Locate(view, spans);
        Assert.True(spans.Count <= 5);
        int end = 0;
        foreach (TextSpan span in spans)
        {
            Assert.InRange(span.Start, end, text.Length);
            Assert.InRange(span.End, span.Start + 1, text.Length);
            end = span.Start;
        }
    }

    private static string Sample() => string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 7}番目の文章です。𠮷野家で牛丼を食べた…\n\n長い話はここで終わる！バカンスは{i}日だった。\n"));

    private static IMeasure Find(string id) => MeasureCatalog.Find(id) ?? throw new InvalidOperationException(id);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
