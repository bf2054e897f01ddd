using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Contamination;

namespace Tsumugi.Tests.Contamination;

public sealed class EvaluationSetsTests : IDisposable
{
    private const string Item = "{\"question\":\"主に子ども向けのもので、イラストのついた物語が書かれているものはどれ？\",\"id\":\"q1\"}\n";

    private readonly TemporaryFolder _folder = new();

    public EvaluationSetsTests()
    {
        _folder.Write("eval/b.jsonl", Item);
        _folder.Write("eval/a.csv", "問い,答え\n");
        _folder.Write("eval/LICENSE", "…");
        _folder.Write("short.jsonl", "{\"q\":\"春は？\"}");
        _folder.Write("broken.jsonl", [0x82, 0xA0]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_set_is_files_folders_and_globs_under_one_name()
    {
        Assert.Equal(["qa eval/a.csv", "qa eval/b.jsonl"], Find("qa=eval"));
        Assert.Equal(["x eval/b.jsonl"], Find("x=eval/*.jsonl"));
        Assert.Equal(["b eval/b.jsonl", "z eval/a.csv", "z eval/b.jsonl"], Find("eval/b.jsonl", "z=eval/a.csv", "z=eval/b.jsonl"));
    }

    [Fact]
    public void The_content_is_hashed()
    {
        EvaluationFile before = Assert.Single(All("x=eval/b.jsonl"));
        _folder.Write("eval/b.jsonl", Item.Replace("q1", "q2", StringComparison.Ordinal));
        EvaluationFile after = Assert.Single(All("x=eval/b.jsonl"));
        Assert.NotEqual(before.Sha256, after.Sha256);
        Assert.Equal(before.Bytes, after.Bytes);
    }

    [Theory]
    [InlineData("TSU4001", "did you mean `b.jsonl`?", "x=eval/d.jsonl")]
    [InlineData("TSU4003", "`.jsonl`", "x=eval/*.parquet")]
    [InlineData("TSU2060", "jcola=eval", "x=")]
    [InlineData("TSU2060", "jcola=eval", "評価=eval")]
    [InlineData("TSU4030", "no text of the set has 10 letters", "x=short.jsonl")]
    [InlineData("TSU4030", "nothing of the set can be read (read/not-utf8)", "x=broken.jsonl")]
    public void What_is_wrong_is_said_before_any_work(string code, string words, string set)
    {
        List<TsumugiException> problems = [];
        EvaluationSets.Find(new ContaminationSettings { Sets = [set] }, _folder.Root, "contamination.sets", problems);
        TsumugiException problem = Assert.Single(problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains(words, problem.Render(Tongue.English), StringComparison.Ordinal);
        Assert.NotEqual("", problem.Render(Tongue.Japanese));
    }

    [Theory]
    [InlineData("TSU4030", "the items have `question`", "answer")]
    [InlineData("TSU2061", "did you mean `qa`?", "qb=question")]
    public void A_field_that_nothing_has_is_no_clean_set(string code, string words, string field)
    {
        List<TsumugiException> problems = [];
        EvaluationSets.Find(new ContaminationSettings { Sets = ["qa=eval/b.jsonl"], Fields = [field] }, _folder.Root, "--set", problems);
        TsumugiException problem = Assert.Single(problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains(words, problem.Render(Tongue.English), StringComparison.Ordinal);
    }

    private IReadOnlyList<EvaluationFile> All(params string[] sets)
    {
        List<TsumugiException> problems = [];
        IReadOnlyList<EvaluationFile> files = EvaluationSets.Find(new ContaminationSettings { Sets = sets }, _folder.Root, "contamination.sets", problems);
        Assert.Empty(problems);
        return files;
    }

    private IEnumerable<string> Find(params string[] sets) => All(sets).Select(file => $"{file.Set} {file.Name}");
}
