using System.Text.Json;
using Tsumugi.Storage.Files;

namespace Tsumugi.EndToEnd;

/// <summary>A new crawl against an earlier run gives, together with that run's dataset, what one build of both gives.</summary>
public sealed class IncrementTests(IncrementTests.Crawls crawls) : IClassFixture<IncrementTests.Crawls>
{
    private static readonly string[] ClusterColumns = ["id", "cluster", "size", "role", "kept_id", "kind"];

    private readonly Crawls _crawls = crawls;

    [Theory]
    [InlineData("old", "best", "prefer-sources: [old]")]
    [InlineData("new", "first", "prefer-sources: [new]")]
    [InlineData("best", "best", "")]
    public void Datasets_together_are_that_of_one_build(string prefer, string keep, string both)
    {
        string old = _crawls.Old(keep);
        Dictionary<string, string> before = Hashes(old);
        string added = _crawls.Build($"added-{prefer}-{keep}", ["new"], $"near: {{keep: {keep}}}, against: {old}, prefer: {prefer}");
        string joint = _crawls.Build($"joint-{prefer}-{keep}", ["old", "new"], $"near: {{keep: {keep}}}, {both}");
        Assert.Equal(before, Hashes(old));
        Assert.Equal(Texts(joint), Together(old, added));
        ProgramRun.Of("verify", added).Expect(0);

        // What the ledger says of the new documents is what it says of them in one build.
        HashSet<string> ids = [.. Ledgers.Rows(added, "documents", "id").Select(row => row[0])];
        Assert.Equal(Clusters(joint).Where(row => ids.Contains(row.Split(' ')[0])), Clusters(added));
        string[][] changes = [.. Ledgers.Rows(added, "earlier", "id", "change", "kept_id", "run", "file")];
        Assert.Equal(prefer == "old", changes.Length == 0);
        Assert.Equal(prefer == "old", changes.All(row => row[1] != "restored"));
        Assert.Equal(changes.Any(row => row[1] == "restored"), File.Exists(Path.Combine(added, "data", "restored-00000.parquet")));
        Assert.All(changes, row => Assert.StartsWith("crawl-old-", row[3], StringComparison.Ordinal));
    }

    [Fact]
    public void A_chain_of_three_is_that_of_one_build()
    {
        string old = _crawls.Old("best");
        string second = _crawls.Build("chain-2", ["new"], $"near: {{keep: best}}, against: {old}, prefer: new");
        string third = _crawls.Build("chain-3", ["third"], $"near: {{keep: best}}, against: {second}, prefer: old");
        string joint = _crawls.Build("chain-joint", ["old", "new", "third"], "near: {keep: best}, prefer-sources: [new, old]");
        SortedDictionary<string, string> together = new(StringComparer.Ordinal);
        foreach (string run in new[] { old, second, third })
        {
            Apply(together, run);
        }

        Assert.Equal(Texts(joint), together);
        string[] holders = [.. Ledgers.Rows(third, "clusters", "kept_run").Select(row => row[0]).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(3, holders.Length); // this run and both before it
        Assert.Equal("", holders[0]);
    }

    [Fact]
    public void A_run_that_was_built_alone_can_be_decided_against_another()
    {
        string old = _crawls.Old("best");
        string settings = $"near: {{keep: best}}, against: {old}, prefer: new";
        string direct = _crawls.Build("direct", ["new"], settings);
        string alone = _crawls.Build("alone", ["new"], "near: {keep: best}");
        string decided = _crawls.Space.At("decided");
        ProgramRun.Of("decide", alone, "--recipe", _crawls.Recipe("direct", ["new"], settings), "--out", decided).Expect(0);
        Assert.Equal(_crawls.Space.Root("direct"), _crawls.Space.Root("decided"));

        // And the other way round: without the earlier run it is alone again.
        string back = _crawls.Space.At("decided-back");
        ProgramRun.Of("decide", direct, "--recipe", _crawls.Recipe("alone", ["new"], "near: {keep: best}"), "--out", back).Expect(0);
        Assert.Equal(_crawls.Space.Root("alone"), _crawls.Space.Root("decided-back"));
    }

    [Fact]
    public void Workers_kills_and_repeats_change_no_byte()
    {
        string old = _crawls.Old("best");
        string recipe = _crawls.Recipe("steady", ["new"], $"near: {{keep: best}}, against: {old}, prefer: new, exact: yes");
        ProgramRun.Of("build", recipe, "--out", _crawls.Space.At("steady-1"), "--workers", "1").Expect(0);
        ProgramRun.Of("build", recipe, "--out", _crawls.Space.At("steady-4"), "--workers", "4").Expect(0);
        ProgramRun.Of(new ProgramSettings { KillAfter = TimeSpan.FromMilliseconds(900) }, "build", recipe, "--out", _crawls.Space.At("steady-k"), "--workers", "2");

        ProgramRun.Of("build", recipe, "--out", _crawls.Space.At("steady-k"), "--workers", "2").Expect(0);
        Assert.Equal(_crawls.Space.Root("steady-1"), _crawls.Space.Root("steady-4"));
        Assert.Equal(_crawls.Space.Root("steady-1"), _crawls.Space.Root("steady-k"));
    }

    [Fact]
    public void An_empty_crawl_and_the_same_crawl_again_add_nothing()
    {
        string old = _crawls.Old("best");
        string empty = _crawls.Build("empty", ["empty"], $"near: {{keep: best}}, against: {old}, prefer: new");
        Assert.Equal(Texts(old), Together(old, empty));
        string again = _crawls.Build("again", ["again"], $"near: {{keep: best}}, against: {old}, prefer: old");
        Assert.Empty(Ledgers.Dataset(again, "id"));
        Assert.Equal(Texts(old), Together(old, again));
    }

    [Fact]
    public void Explains_where_the_kept_twin_is_and_what_became_of_an_earlier_document()
    {
        string old = _crawls.Old("best");
        string added = _crawls.Build("told", ["new"], $"near: {{keep: best}}, against: {old}, prefer: old");
        string[] merged = Ledgers.Rows(added, "clusters", "id", "kept_run", "kept_id").First(row => row[1].StartsWith("crawl-old-", StringComparison.Ordinal));
        string story = ProgramRun.Of("explain", added, "--id", merged[0]).Expect(0).Out;
        string url = Ledgers.Rows(old, "documents", "id", "url").First(row => row[0] == merged[2])[1];
        Assert.Contains($"{url} ({merged[2]}) in the earlier run {merged[1]}, {old}", story, StringComparison.Ordinal);

        string newest = _crawls.Build("told-new", ["new"], $"near: {{keep: first}}, against: {_crawls.Old("first")}, prefer: new");
        string[][] changes = [.. Ledgers.Rows(newest, "earlier", "id", "change", "kept_id")];
        string[] replaced = changes.First(row => row[1] == "replaced" && row[2].Length > 0);
        story = ProgramRun.Of("explain", newest, "--id", replaced[0]).Expect(0).Out;
        Assert.Contains("of the earlier run crawl-old-first@", story, StringComparison.Ordinal);
        Assert.Contains($"the run asked replaces it by {replaced[2]}", story, StringComparison.Ordinal);
        string json = ProgramRun.Of("explain", newest, "--id", changes.First(row => row[1] == "restored")[0], "--json").Expect(0).Out;
        Assert.Equal("data/restored-00000.parquet", JsonDocument.Parse(json).RootElement.GetProperty("change").GetProperty("file").GetString());
        Assert.Contains("earlier documents replaced", ProgramRun.Of("build", _crawls.Recipe("told-new", ["new"], $"near: {{keep: first}}, against: {_crawls.Old("first")}, prefer: new"), "--out", newest).Expect(0).Out, StringComparison.Ordinal);
        using JsonDocument funnel = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(newest, "report", "funnel.json")));
        JsonElement earlier = funnel.RootElement.GetProperty("earlier");
        Assert.Equal(changes.Count(row => row[1] == "replaced"), earlier.GetProperty("replaced").GetInt64());
        Assert.Equal(changes.Count(row => row[1] == "restored"), earlier.GetProperty("restored").GetInt64());
    }

    [Fact]
    public void The_plan_names_the_earlier_run()
    {
        string old = _crawls.Old("best");
        string plan = ProgramRun.Of("plan", _crawls.Recipe("planned", ["new"], $"near: {{keep: best}}, against: {old}, prefer: new")).Expect(0).Out;
        Assert.Contains("against crawl-old-best@", plan, StringComparison.Ordinal);
        Assert.Contains($"{Crawls.OldLines} earlier documents; where both say the same, the new one is kept", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("near: {keep: best, jaccard: 0.7}", "TSU2046", "`dedup.near.jaccard` is `0.7`")]
    [InlineData("near: {keep: first}", "TSU2046", "`dedup.near.keep` is `first`")]
    [InlineData("near: {keep: best, verify: no}", "TSU2047", "`near.verify` is `no`")]
    [InlineData("near: {keep: best}, prefer-sources: [nwe]", "TSU2048", "did you mean `new`?")]
    public void What_cannot_be_compared_is_refused(string settings, string code, string message)
    {
        ProgramRun refused = ProgramRun.Of("build", _crawls.Recipe("refused", ["new"], $"{settings}, against: {_crawls.Old("best")}"), "--out", _crawls.Space.At("never")).Expect(2);
        Assert.Contains(code, refused.Error, StringComparison.Ordinal);
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_crawls.Space.At("never")));
    }

    [Fact]
    public void An_earlier_run_without_its_intermediates_is_named()
    {
        string old = _crawls.Space.At("without");
        Workspace.Copy(_crawls.Old("best"), old);
        string recipe = _crawls.Recipe("without", ["new"], $"near: {{keep: best}}, against: {old}");
        File.Delete(Path.Combine(old, "work", "bands", "00000.run"));
        ProgramRun refused = ProgramRun.Of("build", recipe, "--out", _crawls.Space.At("never")).Expect(4);
        Assert.StartsWith("TSU4040", refused.Error, StringComparison.Ordinal);
        Assert.Contains("`work/bands/00000.run`", refused.Error, StringComparison.Ordinal);
        Directory.Delete(Path.Combine(old, "work"), recursive: true);
        Assert.Contains("`work/plan.json`", ProgramRun.Of("build", recipe, "--out", _crawls.Space.At("never")).Expect(4).Error, StringComparison.Ordinal);
        File.Delete(Path.Combine(old, "manifest.json"));
        Assert.StartsWith("TSU4011", ProgramRun.Of("build", recipe, "--out", _crawls.Space.At("never")).Expect(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_earlier_run_that_was_made_anew_makes_another_plan()
    {
        string old = _crawls.Build("moving", ["old"], "near: {keep: best}");
        string added = _crawls.Build("moved", ["new"], $"near: {{keep: best}}, against: {old}");
        ProgramRun.Of("build", _crawls.Recipe("moving", ["third"], "near: {keep: best}"), "--out", old, "--replace").Expect(0);
        string recipe = _crawls.Recipe("moved", ["new"], $"near: {{keep: best}}, against: {old}");
        Assert.StartsWith("TSU2030", ProgramRun.Of("build", recipe, "--out", added).Expect(2).Error, StringComparison.Ordinal);
        Assert.StartsWith("TSU4041", ProgramRun.Of("run-task", "--plan", Path.Combine(added, "work", "plan.json"), "--stage", "dedup-link", "--index", "0").Expect(4).Error, StringComparison.Ordinal);
        string next = _crawls.Recipe("next", ["third"], $"near: {{keep: best}}, against: {added}");
        Assert.StartsWith("TSU4041", ProgramRun.Of("build", next, "--out", _crawls.Space.At("never")).Expect(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prediction_is_refused_and_a_decision_is_not()
    {
        string added = _crawls.Build("foreseen", ["new"], $"near: {{keep: best}}, against: {_crawls.Old("best")}");
        Assert.StartsWith("TSU2049", ProgramRun.Of("whatif", added, "--set", "rules.chars.min=300").Expect(2).Error, StringComparison.Ordinal);
        string decided = _crawls.Space.At("foreseen-decided");
        ProgramRun.Of("decide", added, "--set", "rules.chars.min=300", "--out", decided).Expect(0);
        string direct = _crawls.Space.At("foreseen-direct");
        ProgramRun.Of("build", _crawls.Recipe("foreseen", ["new"], $"near: {{keep: best}}, against: {_crawls.Old("best")}"), "--set", "rules.chars.min=300", "--out", direct).Expect(0);
        Assert.Equal(_crawls.Space.Root("foreseen-direct"), _crawls.Space.Root("foreseen-decided"));
    }

    private static Dictionary<string, string> Hashes(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "lock").ToDictionary(path => path, path => FileHash.Sha256(path));

    private static SortedDictionary<string, string> Together(string old, string added)
    {
        SortedDictionary<string, string> together = Texts(old);
        Apply(together, added);
        return together;
    }

    /// <summary>Does what the guide says: takes out what the run replaces, puts in what it wrote.</summary>
    private static void Apply(SortedDictionary<string, string> dataset, string run)
    {
        if (File.Exists(Path.Combine(run, "ledger", "earlier-00000.parquet")))
        {
            foreach (string[] row in Ledgers.Rows(run, "earlier", "id", "change").Where(row => row[1] == "replaced"))
            {
                Assert.True(dataset.Remove(row[0]), $"{row[0]} is replaced, but was not there");
            }
        }

        foreach ((string id, string text) in Texts(run))
        {
            dataset.Add(id, text);
        }
    }

    private static SortedDictionary<string, string> Texts(string run) =>
        new(Ledgers.Dataset(run, "id", "text").Concat(Ledgers.Restored(run, "id", "text")).ToDictionary(row => row[0], row => row[1]), StringComparer.Ordinal);

    private static IEnumerable<string> Clusters(string run) => Ledgers.Rows(run, "clusters", ClusterColumns).Select(row => string.Join(' ', row)).Order(StringComparer.Ordinal);

    /// <summary>Crawls that share pages, and builds of the first of them.</summary>
    public sealed class Crawls : IDisposable
    {
        private readonly Dictionary<string, string> _old = [];

        public Crawls()
        {
            Space.MildRules();
            Dictionary<string, List<(string Url, string Text)>> crawls = new() { ["old"] = [], ["new"] = [], ["third"] = [], ["empty"] = [] };
            for (int seed = 0; seed < 40; seed++)
            {
                string page = JapaneseProse.Of(seed);
                (string Url, string Text) whole = ($"https://example.jp/{seed}", page);
                (string Url, string Text) left = ($"https://example.jp/{seed}/left", With(page, 0, seed + 5000));
                (string Url, string Text) right = ($"https://example.jp/{seed}/right", With(page, 20, seed + 6000));
                crawls["old"].AddRange((seed % 5) switch { 0 => [whole, left], 1 => [left, right], 2 or 3 => [whole], _ => [] });
                crawls["new"].AddRange((seed % 5) switch { 0 => [right], 1 => [whole], 2 => [(whole.Url + "/copy", page.Replace('、', '，'))], 4 => [whole, left], _ => [] });
                crawls["third"].AddRange((seed % 4) switch { 0 => [right], 1 => [(whole.Url + "/again", page)], 2 => [left], _ => [($"https://example.jp/third/{seed}", JapaneseProse.Of(seed + 9000))] });
            }

            crawls["old"].Add(("https://example.jp/short", "短い文書です。"));
            crawls["again"] = crawls["old"];
            foreach ((string name, List<(string Url, string Text)> pages) in crawls)
            {
                // Several files, so several shards.
                for (int file = 0; file < 3; file++)
                {
                    Space.Write($"in/{name}-{file}.jsonl", string.Concat(pages.Where((_, index) => index % 3 == file).Select((line, index) => JsonSerializer.Serialize(new { id = $"{file}-{index}", url = line.Url, text = line.Text }) + "\n")));
                }
            }

            OldLines = crawls["old"].Count;
        }

        /// <summary>Gets the number of documents of the first crawl.</summary>
        public static int OldLines { get; private set; }

        public Workspace Space { get; } = new();

        /// <summary>Builds a run once for each keep order.</summary>
        public string Old(string keep)
        {
            if (!_old.TryGetValue(keep, out string? folder))
            {
                _old[keep] = folder = Build($"crawl-old-{keep}", ["old"], $"near: {{keep: {keep}}}");
            }

            return folder;
        }

        public string Recipe(string name, string[] sources, string dedup)
        {
            string list = string.Concat(sources.Select(source => $"  - {{name: {source}, kind: jsonl, paths: [\"in/{source}-*.jsonl\"], licence: CC0-1.0, rights: {{train: yes, redistribute: yes}}}}\n"));
            return Space.Write(name + ".yaml", $"name: {name}\nsources:\n{list}rules: {{preset: mild.yaml}}\ndedup: {{{dedup}}}\n");
        }

        public string Build(string name, string[] sources, string dedup)
        {
            string folder = Space.At(name);
            ProgramRun.Of("build", Recipe(name, sources, dedup), "--out", folder, "--workers", "2").Expect(0);
            return folder;
        }

        public void Dispose() => Space.Dispose();

        /// <summary>Replaces two sentences of a page by those of another.</summary>
        private static string With(string page, int at, int seed)
        {
            string[] sentences = page.Split('。');
            string[] others = JapaneseProse.Of(seed).Split('。');
            sentences[at] = others[at];
            sentences[at + 1] = others[at + 1];
            return string.Join('。', sentences);
        }
    }
}
