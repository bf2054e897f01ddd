using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>Comparisons agree with the ledgers of both sides.</summary>
public sealed class CompareTests(DecideTests.BuiltCorpus built) : IClassFixture<DecideTests.BuiltCorpus>
{
    private readonly DecideTests.BuiltCorpus _built = built;

    [Fact]
    public void A_run_equals_itself_and_its_own_rules()
    {
        ProgramRun same = ProgramRun.Of("compare", _built.Output, _built.Output).Expect(0);
        Assert.Contains("equal: every document has the same fate", same.Out, StringComparison.Ordinal);
        ProgramRun.Of("compare", _built.Output, "--presets", "run,swallow-v1").Expect(0);
    }

    [Fact]
    public void Two_runs_are_compared_document_by_document_also_by_address()
    {
        string other = _built.Space.At("compared");
        ProgramRun.Of("decide", _built.Output, "--recipe", _built.Recipe("compared", "rules: {preset: other.yaml}\n"), "--out", other).Expect(0);
        foreach (string by in new[] { "id", "url" })
        {
            ProgramRun run = ProgramRun.Of("compare", _built.Output, other, "--json", "--by", by).Expect(1);
            using JsonDocument comparison = JsonDocument.Parse(run.Out);
            HashSet<string> first = Kept(_built.Output);
            HashSet<string> second = Kept(other);
            JsonElement pair = comparison.RootElement.GetProperty("agreement")[0];
            Assert.Equal(first.Intersect(second).Count(), pair.GetProperty("both").GetInt32());
            Assert.Equal(first.Except(second).Count(), pair.GetProperty("only_first").GetInt32());
            Assert.Equal(second.Except(first).Count(), pair.GetProperty("only_second").GetInt32());
            Assert.Equal((double)first.Intersect(second).Count() / first.Union(second).Count(), pair.GetProperty("jaccard").GetDouble(), 12);
            Assert.True(second.Count > 0 && first.Count > 0);
            Assert.Equal(second.Count, comparison.RootElement.GetProperty("sides")[1].GetProperty("kept").GetProperty("documents").GetInt32());
            JsonElement gained = comparison.RootElement.GetProperty("changes")[0].GetProperty("groups").EnumerateArray().First(group => group.GetProperty("to").GetString() == "kept");
            Assert.NotEmpty(gained.GetProperty("samples").EnumerateArray());
        }
    }

    [Fact]
    public void Runs_walked_side_by_side_differ_as_their_ledgers_do()
    {
        string other = _built.Space.At("side by side");
        string bare = _built.Space.At("no verdicts/side by side");
        ProgramRun.Of("decide", _built.Output, "--recipe", _built.Recipe("side by side", "rules: {preset: other.yaml}\ndedup: {exact: yes, near: no}\n"), "--out", other).Expect(0);
        Workspace.Copy(other, bare);
        Directory.Delete(Path.Combine(bare, "work", "verdicts"), recursive: true);
        Assert.Contains(Ledgers.Rows(other, "documents", "row"), row => row[0] == "-1");
        foreach ((string first, string second) in new[] { ("", other), (other, "") })
        {
            string joined = ProgramRun.Of("compare", first.Length > 0 ? bare : _built.Output, second.Length > 0 ? bare : _built.Output, "--json").Expect(1).Out;
            string walked = ProgramRun.Of("compare", first.Length > 0 ? first : _built.Output, second.Length > 0 ? second : _built.Output, "--json").Expect(1).Out;
            Assert.Equal(joined, walked);
            using JsonDocument comparison = JsonDocument.Parse(walked);
            Assert.True(comparison.RootElement.GetProperty("changes")[0].GetProperty("groups").GetArrayLength() > 2);
        }

        // Nothing but the reader can tell that the walk was taken: a byte that only it reads.
        string verdicts = Path.Combine(other, "work", "verdicts", "00000.verdicts");
        byte[] bytes = File.ReadAllBytes(verdicts);
        bytes[60] ^= 1;
        File.WriteAllBytes(verdicts, bytes);
        Assert.StartsWith("TSU4021", ProgramRun.Of("compare", _built.Output, other).Expect(4).Error, StringComparison.Ordinal);
        ProgramRun.Of("compare", _built.Output, other, "--by", "url").Expect(1);
    }

    [Fact]
    public void A_preset_compared_over_one_run_is_the_run_decided_by_it()
    {
        string preset = _built.Space.At("other.yaml");
        string other = _built.Space.At("compared-preset");
        ProgramRun.Of("decide", _built.Output, "--recipe", _built.Recipe("compared preset", "rules: {preset: other.yaml}\n"), "--out", other).Expect(0);
        using JsonDocument comparison = JsonDocument.Parse(ProgramRun.Of("compare", _built.Output, "--presets", $"swallow-v1,{preset}", "--json").Expect(1).Out);
        JsonElement side = comparison.RootElement.GetProperty("sides")[1];
        Assert.Equal("other", side.GetProperty("name").GetString());
        Assert.Equal(Kept(other).Count, side.GetProperty("kept").GetProperty("documents").GetInt32());
    }

    [Fact]
    public void A_changed_policy_alone_is_no_change_of_fate_but_no_equality()
    {
        string masked = _built.Space.At("compare-masked");
        string mild = _built.Space.At("compare-mild");
        _built.Space.Write("mild-policy.yaml", DecideTests.BuiltCorpus.MildPolicy);
        ProgramRun.Of("decide", _built.Output, "--recipe", _built.Recipe("cmp masked", "rules: {preset: none.yaml}\n"), "--out", masked).Expect(0);
        ProgramRun.Of("decide", _built.Output, "--recipe", _built.Recipe("cmp mild", "rules: {preset: none.yaml}\nprivacy: {preset: mild-policy.yaml}\n"), "--out", mild).Expect(0);
        Assert.Contains("the files of the datasets differ", ProgramRun.Of("compare", masked, mild).Expect(1).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_nothing_else_and_speaks_both_languages()
    {
        string page = _built.Space.At("compare.html");
        ProgramRun.Of("compare", _built.Output, "--presets", $"swallow-v1,{_built.Space.At("other.yaml")}", "--html", page).Expect(1);
        string html = File.ReadAllText(page);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh\"", html, StringComparison.Ordinal);
        Assert.Contains("一致の度合い", html, StringComparison.Ordinal);
        Assert.Contains("Agreement", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("class=\"chart matrix\"").Length - 1);
    }

    [Fact]
    public void Neither_or_both_ways_to_compare_is_a_mistake()
    {
        Assert.StartsWith("TSU2045", ProgramRun.Of("compare", _built.Output).Expect(2).Error, StringComparison.Ordinal);
        Assert.StartsWith("TSU2045", ProgramRun.Of("compare", _built.Output, _built.Output, "--presets", "swallow-v1").Expect(2).Error, StringComparison.Ordinal);
        Assert.StartsWith("TSU4011", ProgramRun.Of("compare", _built.Output, _built.Space.At("in")).Expect(4).Error, StringComparison.Ordinal);
    }

    private static HashSet<string> Kept(string output) => [.. Ledgers.Rows(output, "decisions-write", "id").Select(row => row[0])];
}
