using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure;

public sealed class RuleEvaluatorTests
{
    [Fact]
    public void Names_every_rule_that_fails_not_only_the_first()
    {
        var evaluator = new RuleEvaluator(PresetOf(
            new() { Id = "chars", Measure = "text/letters", Min = 400, Because = "test" },
            new() { Id = "hiragana", Measure = "ja/hiragana-share", Min = 0.2, Because = "test" },
            new() { Id = "katakana", Measure = "ja/katakana-share", Max = 0.5, Because = "test" }));
        double[] values = new double[evaluator.Measures.Count];
        bool[] keeps = new bool[3];
        evaluator.Evaluate(new TextView("商品一覧 ノート ペンケース"), values);
        Assert.Equal(3, evaluator.Judge(values, keeps));
        Assert.Equal([false, false, false], keeps);
        Assert.Equal(14, values[evaluator.MeasureOf(0)]);
    }

    [Theory]
    [InlineData("あい", true)] // 2 of 2…4
    [InlineData("あいうえ", true)]
    [InlineData("あ", false)]
    [InlineData("あいうえお", false)]
    public void Limits_are_inclusive(string text, bool keep) => Assert.Equal(keep, Keeps(new() { Id = "chars", Measure = "text/letters", Min = 2, Max = 4, Because = "test" }, text));

    [Fact]
    public void An_exclusive_upper_limit_drops_what_equals_it() =>
        Assert.False(Keeps(new() { Id = "chars", Measure = "text/letters", Max = 4, MaxExclusive = true, Because = "test" }, "あいうえ"));

    [Fact]
    public void An_unknown_measure_is_named_with_the_nearest_one()
    {
        TsumugiException error = Assert.Throws<TsumugiException>(() => new RuleEvaluator(PresetOf(new Rule { Id = "hiragana", Measure = "ja/hiragana-ratio", Min = 0.2, Because = "test" })));
        Assert.Equal("TSU2010", error.Code);
        Assert.Equal(ExitCode.Usage, error.Exit);
        Assert.Equal(
            "TSU2010: test: rule `hiragana`: measure `ja/hiragana-ratio` does not exist\n\nhint: did you mean `ja/hiragana-share`? `tsumugi measures` lists them",
            error.Render(Tongue.English));
        Assert.Contains("`ja/hiragana-share`", error.Render(Tongue.Japanese), StringComparison.Ordinal);
    }

    [Fact]
    public void Judging_a_document_allocates_nothing()
    {
        var evaluator = new RuleEvaluator(SwallowPresetTests.Read());
        var analysis = new TextAnalysis();
        double[] values = new double[evaluator.Measures.Count];
        bool[] keeps = new bool[evaluator.Preset.Rules.Count];
        string text = string.Concat(Enumerable.Range(0, 200).Select(i => $"{i}番目の𠮷野家。\n"));
        long allocated = -1;
        for (int round = 0; round < 5000 && allocated != 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            evaluator.Evaluate(analysis.Look(text), values);
            _ = evaluator.Judge(values, keeps);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    private static bool Keeps(Rule rule, string text)
    {
        var evaluator = new RuleEvaluator(PresetOf(rule));
        double[] values = new double[evaluator.Measures.Count];
        evaluator.Evaluate(new TextView(text), values);
        return evaluator.Judge(values, new bool[1]) == 0;
    }

    private static Preset PresetOf(params Rule[] rules) => new() { Name = "test", Summary = "Test.", SummaryJa = "試験。", Source = "none", Rules = rules };
}
