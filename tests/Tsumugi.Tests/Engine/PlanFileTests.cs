using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Plans;

namespace Tsumugi.Tests.Engine;

public sealed class PlanFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_plan_read_back_is_the_plan_that_was_written()
    {
        Plan plan = Make(_folder);
        string path = Path.Combine(_folder.Root, "plan.json");
        PlanFile.Save(plan, path);
        Plan read = PlanFile.Load(path);
        Assert.Equal(plan.Hash, read.Hash);
        Assert.Equal(plan.Recipe.Rules.Rules, read.Recipe.Rules.Rules);
        Assert.Equal(plan.Shards[0].Files, read.Shards[0].Files);
    }

    [Fact]
    public void The_hash_does_not_hang_on_where_the_files_lie()
    {
        using TemporaryFolder elsewhere = new();
        Assert.Equal(Make(_folder).Hash, Make(elsewhere).Hash);
    }

    [Theory]
    [InlineData("こんにちは。", "rules.chars.min=400")]
    [InlineData("こんにちわ。", "")]
    public void The_hash_changes_with_input_and_recipe(string content, string set)
    {
        string before = Make(_folder).Hash;
        Assert.NotEqual(before, Make(_folder, content, set.Length == 0 ? [] : [set.Replace("400", "401", StringComparison.Ordinal)]).Hash);
    }

    [Fact]
    public void The_hash_changes_with_the_segmenter_and_keeps_it()
    {
        Plan own = Make(_folder);
        Plan here = PlanFile.Make(own.Recipe, own.RecipeText, own.Shards, own.Engine, "mecab 0.996 ipadic-utf8 392126 words 0123456789ab");
        Plan there = PlanFile.Make(own.Recipe, own.RecipeText, own.Shards, own.Engine, "mecab 0.996 ipadic-utf8 392126 words ba9876543210");
        Assert.Equal(3, new[] { own.Hash, here.Hash, there.Hash }.Distinct().Count());
        string path = Path.Combine(_folder.Root, "plan.json");
        PlanFile.Save(here, path);
        Assert.Equal(here.Words, PlanFile.Load(path).Words);
    }

    [Fact]
    public void The_hash_changes_with_an_earlier_run_and_not_with_its_folder()
    {
        Plan alone = Make(_folder);
        EarlierRun run = new("before@01234567", "/data/before", new string('a', 64), new string('0', 64), ["web"], new(StringComparer.Ordinal) { ["exact"] = ["yes"] });
        Plan against = PlanFile.Remake(alone, alone.Recipe, alone.RecipeText, earlier: [run]);
        Plan moved = PlanFile.Remake(alone, alone.Recipe, alone.RecipeText, earlier: [run with { Folder = "/elsewhere/before" }]);
        Plan other = PlanFile.Remake(alone, alone.Recipe, alone.RecipeText, earlier: [run with { Root = new string('1', 64) }]);
        Assert.Equal(against.Hash, moved.Hash);
        Assert.Equal(3, new[] { alone.Hash, against.Hash, other.Hash }.Distinct().Count());
        Assert.Equal(alone.Hash, PlanFile.Remake(against, alone.Recipe, alone.RecipeText, earlier: []).Hash);
        string path = Path.Combine(_folder.Root, "plan.json");
        PlanFile.Save(moved, path);
        Plan read = PlanFile.Load(path);
        Assert.Equal("/elsewhere/before", Assert.Single(read.Earlier).Folder);
        Assert.Equal(["web"], read.Earlier[0].Sources);
        Assert.Equal(["yes"], read.Earlier[0].Dedup["exact"]);
    }

    [Fact]
    public void A_plan_changed_by_hand_is_refused()
    {
        string path = Path.Combine(_folder.Root, "plan.json");
        PlanFile.Save(Make(_folder), path);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"engine\": \"", "\"engine\": \"9", StringComparison.Ordinal));
        Assert.Equal("TSU4010", Assert.Throws<TsumugiException>(() => PlanFile.Load(path)).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"format\":7}")]
    [InlineData("not json")]
    public void What_is_no_plan_is_refused(string content) => Assert.Equal("TSU4010", Assert.Throws<TsumugiException>(() => PlanFile.Load(_folder.Write("plan.json", content))).Code);

    public void Dispose() => _folder.Dispose();

    private static Plan Make(TemporaryFolder folder, string content = "こんにちは。", params string[] sets)
    {
        folder.Write("texts/a.txt", content);
        string recipe = folder.Write("recipe.yaml", "name: web\nsources:\n  - {name: a, kind: text, paths: [texts]}\n");
        return Tsumugi.Cli.Wiring.PlanMaker.Make(recipe, sets);
    }
}
