using System.Text.Json;
using Tsumugi.Engine.Plans;

namespace Tsumugi.EndToEnd;

/// <summary>Deciding again gives, byte for byte, what a full build gives, and reads no source.</summary>
public sealed class DecideTests(DecideTests.BuiltCorpus built) : IClassFixture<DecideTests.BuiltCorpus>
{
    private readonly BuiltCorpus _built = built;

    public static TheoryData<string, string> Recipes => new()
    {
        { "a higher limit", "rules: {preset: swallow-v1, override: {chars: {min: 900}}}\n" },
        { "rules of other measures", "rules: {preset: other.yaml}\n" },
        { "two rules off and one tighter", "rules: {preset: swallow-v1, override: {duplicate-5gram: off, duplicate-6gram: off, mean-sentence: {max: 60}}}\n" },
        { "faults of the published code repaired", "rules: {preset: swallow-v1, quirks: off}\n" },
        { "one site alone", "rules: {preset: allowed.yaml}\n" },
        { "the longest twin stays", "dedup: {exact: yes, near: {jaccard: 0.8, verify: yes, keep: longest}}\n" },
        { "no verification", "dedup: {exact: yes, near: {jaccard: 0.8, verify: no, keep: first}}\n" },
        { "no near duplicates", "dedup: {exact: yes, near: no}\n" },
        { "no duplicates at all, other files", "dedup: {exact: no, near: no}\nwrite: {format: jsonl, shard-size: 20KB}\n" },
        { "another name alone", "name: renamed\n" },
        { "no rule at all", "rules: {preset: none.yaml}\nquarantine: {max-share: 0.5}\n" },
    };

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Gives_byte_for_byte_what_a_full_build_gives(string what, string changes)
    {
        string recipe = _built.Recipe(what, changes);
        string full = _built.Space.At("full-" + Path.GetFileNameWithoutExtension(recipe));
        string decided = _built.Space.At("decided-" + Path.GetFileNameWithoutExtension(recipe));
        ProgramRun.Of("build", recipe, "--out", full, "--workers", "2").Expect(0);
        _built.WithoutSources(() => ProgramRun.Of("decide", _built.Output, "--recipe", recipe, "--out", decided, "--workers", "2").Expect(0));
        AssertSame(full, decided);
        ProgramRun.Of("verify", decided).Expect(0);
    }

    [Fact]
    public void A_set_alone_keeps_the_recipe_of_the_run()
    {
        string full = _built.Space.At("full-set");
        string decided = _built.Space.At("decided-set");
        ProgramRun.Of("build", _built.Base, "--out", full, "--set", "rules.chars.min=700").Expect(0);
        ProgramRun.Of("decide", _built.Output, "--set", "rules.chars.min=700", "--out", decided).Expect(0);
        AssertSame(full, decided);

        // And what was decided can be decided again: back to where it came from.
        string back = _built.Space.At("decided-back");
        ProgramRun.Of("decide", decided, "--recipe", _built.Base, "--out", back).Expect(0);
        AssertSame(_built.Output, back);
    }

    [Fact]
    public void A_run_with_set_cannot_be_taken_at_its_recipes_word()
    {
        string full = _built.Space.At("worded");
        ProgramRun.Of("build", _built.Base, "--out", full, "--set", "rules.chars.min=710").Expect(0);
        ProgramRun refused = ProgramRun.Of("decide", full, "--set", "rules.chars.min=720", "--out", _built.Space.At("worded-2")).Expect(2);
        Assert.StartsWith("TSU2043", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_masks_less_is_decided_again_where_metadata_held_nothing_of_the_kind()
    {
        _built.Space.Write("mild-policy.yaml", BuiltCorpus.MildPolicy);
        string recipe = _built.Recipe("less masked", "rules: {preset: none.yaml}\nprivacy: {preset: mild-policy.yaml}\n");
        string full = _built.Space.At("full-policy");
        string decided = _built.Space.At("decided-policy");
        ProgramRun.Of("build", recipe, "--out", full).Expect(0);
        ProgramRun.Of("decide", _built.Output, "--recipe", recipe, "--out", decided).Expect(0);
        AssertSame(full, decided);
        string masked = _built.Space.At("decided-masked");
        ProgramRun.Of("decide", _built.Output, "--recipe", _built.Recipe("as masked", "rules: {preset: none.yaml}\n"), "--out", masked).Expect(0);
        Assert.NotEqual(BuiltCorpus.DataHashes(masked), BuiltCorpus.DataHashes(decided));

        // The other way round something would have to be found in titles of pages that are not stored.
        ProgramRun refused = ProgramRun.Of("decide", decided, "--recipe", _built.Base, "--out", _built.Space.At("decided-more")).Expect(2);
        Assert.Contains("TSU2040", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identify: {keep: [ja, en]}", "identify.keep", 18)]
    [InlineData("extract: {html: all-text}", "extract.html", 17)]
    [InlineData("dedup: {exact: yes, near: {jaccard: 0.6}}", "dedup.near.jaccard", 37)]
    [InlineData("dedup: {near: {size: 6}}", "dedup.near.size", 22)]
    [InlineData("dedup: {near: {containment: 0.9}}", "dedup.near.containment", 29)]
    [InlineData("dedup: {near: {bands: 14, rows: 8}}", "dedup.near.bands × rows", 23)]
    public void What_needs_the_sources_is_refused_with_its_place(string line, string setting, int column)
    {
        string recipe = _built.Recipe("refused " + setting, line + "\n");
        int found = 1 + Array.FindIndex(File.ReadAllLines(recipe), text => text == line);
        ProgramRun refused = ProgramRun.Of("decide", _built.Output, "--recipe", recipe, "--out", _built.Space.At("never")).Expect(2);
        Assert.Contains($"TSU2040: {recipe}:{found}:{column}: `{setting}`", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_built.Space.At("never")));
    }

    [Fact]
    public void A_set_that_needs_the_sources_is_refused_as_such()
    {
        ProgramRun refused = ProgramRun.Of("decide", _built.Output, "--set", "extract.html=all-text", "--out", _built.Space.At("never")).Expect(2);
        Assert.StartsWith("TSU2040: --set: `extract.html`", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_rights_are_a_gate_here_too()
    {
        string recipe = _built.Space.Write("no-rights.yaml", File.ReadAllText(_built.Base).Replace("train: yes", "train: no", StringComparison.Ordinal));
        ProgramRun refused = ProgramRun.Of("decide", _built.Output, "--recipe", recipe, "--out", _built.Space.At("never")).Expect(3);
        Assert.Contains("TSU3002", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_shared_not_copied()
    {
        string decided = _built.Space.At("linked");
        ProgramRun.Of("decide", _built.Output, "--set", "rules.chars.min=730", "--out", decided).Expect(0);
        foreach (string key in new[] { "work/pages/00000.docs", "ledger/measures-00000.parquet" })
        {
            Assert.Equal(Inode(Path.Combine(_built.Output, key)), Inode(Path.Combine(decided, key)));
        }
    }

    [Fact]
    public void A_missing_file_of_work_is_named()
    {
        using Workspace space = new();
        Workspace.Copy(_built.Output, space.At("cut"));
        File.Delete(space.At("cut/work/pages/00001.docs"));
        ProgramRun refused = ProgramRun.Of("decide", space.At("cut"), "--recipe", _built.Base, "--set", "rules.chars.min=300").Expect(4);
        Assert.Contains("TSU4020", refused.Error, StringComparison.Ordinal);
        Assert.Contains("`work/pages/00001.docs`", refused.Error, StringComparison.Ordinal);
        Directory.Delete(space.At("cut/work"), recursive: true);
        refused = ProgramRun.Of("decide", space.At("cut"), "--recipe", _built.Base).Expect(4);
        Assert.Contains("`work/plan.json`", refused.Error, StringComparison.Ordinal);
        Directory.CreateDirectory(space.At("empty"));
        Assert.Contains("TSU4011", ProgramRun.Of("decide", space.At("empty"), "--recipe", _built.Base).Expect(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_another_version_is_refused_with_both_versions()
    {
        using Workspace space = new();
        Workspace.Copy(_built.Output, space.At("old"));
        Plan plan = PlanFile.Load(space.At("old/work/plan.json"));
        PlanFile.Save(PlanFile.Remake(plan with { Engine = "0.0.9" }, plan.Recipe, plan.RecipeText), space.At("old/work/plan.json"));
        string manifest = File.ReadAllText(space.At("old/manifest.json"));
        File.WriteAllText(space.At("old/manifest.json"), manifest.Replace($"\"engine\": \"{plan.Engine}\"", "\"engine\": \"0.0.9\"", StringComparison.Ordinal));
        foreach (string[] command in new[] { new[] { "whatif", space.At("old"), "--set", "rules.chars.min=300" }, ["compare", space.At("old"), "--presets", "run,swallow-v1"], ["decide", space.At("old"), "--recipe", _built.Base, "--out", space.At("new")] })
        {
            ProgramRun refused = ProgramRun.Of(command).Expect(2);
            Assert.StartsWith("TSU2041", refused.Error, StringComparison.Ordinal);
            Assert.Contains("`0.0.9`", refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_run_itself_is_no_place_for_the_result()
    {
        Assert.StartsWith("TSU2042", ProgramRun.Of("decide", _built.Output, "--set", "rules.chars.min=300", "--out", _built.Output + "/").Expect(2).Error, StringComparison.Ordinal);
    }

    private static string Inode(string path)
    {
        using System.Diagnostics.Process stat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%i", path]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        return stat.StandardOutput.ReadToEnd();
    }

    /// <summary>Same files with the same bytes, the manifest among them.</summary>
    private static void AssertSame(string full, string decided)
    {
        Assert.Equal(Published(full), Published(decided));
        foreach (string file in Published(full))
        {
            Assert.True(File.ReadAllBytes(Path.Combine(full, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(decided, file))), file);
        }
    }

    private static List<string> Published(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path))
        .Where(path => !path.StartsWith("work", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    /// <summary>One build over pages of many kinds that the tests of this class decide again.</summary>
    public sealed class BuiltCorpus : IDisposable
    {
        public BuiltCorpus()
        {
            Workspace.Copy(Path.Combine(ProgramRun.Root, "samples", "quickstart", "pages"), Space.At("in/pages"));
            IEnumerable<string> lines = Enumerable.Range(0, 120).Select(line => JsonSerializer.Serialize(new
            {
                id = $"{line}",
                url = $"https://example.jp/{line}",
                title = line == 3 ? "連絡先 taro@example.co.jp" : "題",
                date = $"2024-{1 + (line % 12):D2}-01",
                text = (line % 6) switch
                {
                    0 => JapaneseProse.Of(line / 12) + $"電話は03-1234-56{line % 90 + 10}です。", // twins of a kind
                    1 => JapaneseProse.Of(line / 12),
                    2 => JapaneseProse.Of(line) + JapaneseProse.Of(line + 500),
                    _ => JapaneseProse.Of(line),
                },
            }));
            Space.Write("in/prose.jsonl", string.Join('\n', lines));
            Space.Write("policy.yaml", Policy);
            Space.Write("none.yaml", "name: none\nsummary: Keeps all.\nsummary-ja: すべて残します。\nsource: tests\nrules:\n  - {id: chars, measure: text/letters, min: 0, because: tests}\n");
            Space.Write("other.yaml", "name: other\nsummary: Other rules.\nsummary-ja: 別の規則。\nsource: tests\nrules:\n  - {id: digits, measure: script/digit-share, max: 0.05, because: tests}\n  - {id: long, measure: sentence/max-length, max: 150, because: tests}\n  - {id: repeats, measure: repetition/duplicate-line-share, max: 0.02, because: tests}\nblocked-hosts: {suffixes: [apache.org], because: tests}\n");
            Space.Write("allowed.yaml", "name: allowed\nsummary: One site.\nsummary-ja: 一つのサイト。\nsource: tests\nrules:\n  - {id: chars, measure: text/letters, min: 100, because: tests}\nallowed-hosts: {suffixes: [example.jp], because: tests}\n");
            Base = Recipe("base", "");
            Build = ProgramRun.Of("build", Base, "--out", Output, "--workers", "2").Expect(0);
        }

        public static string Policy { get; } = File.ReadAllText(Path.Combine(ProgramRun.Root, "presets", "privacy", "jp-default.yaml"));

        /// <summary>Gets the policy that leaves telephone numbers as they are.</summary>
        public static string MildPolicy { get; } = Policy.Replace("- kind: phone\n    action: mask", "- kind: phone\n    action: keep", StringComparison.Ordinal);

        public Workspace Space { get; } = new();

        public string Base { get; }

        public ProgramRun Build { get; }

        public string Output => Space.At("built");

        /// <summary>Writes a recipe over the same sources; what it does not say is as in the base.</summary>
        public string Recipe(string what, string changes)
        {
            Dictionary<string, string> sections = new()
            {
                ["name"] = "name: corpus\n",
                ["sources"] = "sources:\n  - {name: web, kind: warc, paths: [\"in/pages/*.warc.gz\"], rights: {train: yes, redistribute: yes}}\n  - {name: prose, kind: jsonl, paths: [in/prose.jsonl]}\n",
                ["rules"] = "rules: {preset: swallow-v1}\n",
                ["privacy"] = "privacy: {preset: policy.yaml}\n",
                ["write"] = "write: {shard-size: 200KB}\n",
            };
            foreach (string line in changes.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                sections[line.Split(':')[0]] = line + "\n";
            }

            return Space.Write(string.Concat(what.Where(char.IsAsciiLetter)) + ".yaml", string.Concat(sections.Values));
        }

        /// <summary>Does something while the sources are away.</summary>
        public void WithoutSources(Action action)
        {
            Directory.Move(Space.At("in"), Space.At("in-away"));
            try
            {
                action();
            }
            finally
            {
                Directory.Move(Space.At("in-away"), Space.At("in"));
            }
        }

        public static string DataHashes(string output) => string.Concat(Directory.EnumerateFiles(Path.Combine(output, "data")).Order(StringComparer.Ordinal).Select(path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))));

        public void Dispose() => Space.Dispose();
    }
}
