using System.Globalization;
using System.Text.Json;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.EndToEnd;

/// <summary>A prediction is what deciding again gives.</summary>
public sealed class WhatIfTests(WhatIfTests.BuiltChains built) : IClassFixture<WhatIfTests.BuiltChains>
{
    private readonly BuiltChains _built = built;

    [Theory]
    [InlineData("rules.chars.min=@10")]
    [InlineData("rules.chars.min=@50")]
    [InlineData("rules.chars.min=@90")]
    [InlineData("rules.chars.max=@60")]
    [InlineData("rules.chars.min=@20", "rules.chars.max=@80")]
    [InlineData("rules.chars.min=@30", "rules.digits.max=0")]
    [InlineData("rules.chars.off=1")]
    [InlineData("rules.chars=off")]
    public void Predicts_exactly_what_deciding_again_gives(params string[] sets)
    {
        sets = [.. sets.Select(_built.Limit)];
        string[] options = [.. sets.SelectMany(set => new[] { "--set", set })];
        if (sets[0].Contains(".off", StringComparison.Ordinal))
        {
            Assert.Contains("TSU2001", ProgramRun.Of(["whatif", _built.Output, .. options]).Expect(2).Error, StringComparison.Ordinal);
            return;
        }

        string decided = _built.Space.At("decided " + string.Join(' ', sets));
        ProgramRun.Of(["decide", _built.Output, .. options, "--out", decided]).Expect(0);
        using JsonDocument prediction = JsonDocument.Parse(ProgramRun.Of(["whatif", _built.Output, .. options, "--json"]).Expect(0).Out);
        using JsonDocument funnel = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(decided, "report", "funnel.json")));
        JsonElement root = prediction.RootElement;
        Assert.True(root.GetProperty("exact").GetBoolean());
        foreach ((string name, string step, string part) in new[] { ("passing", "rules", "kept"), ("dropped", "rules", "dropped"), ("merged", "dedup", "merged"), ("kept", "dedup", "kept") })
        {
            JsonElement amount = funnel.RootElement.GetProperty("steps").EnumerateArray().First(row => row.GetProperty("step").GetString() == step).GetProperty(part);
            Assert.Equal((amount.GetProperty("documents").GetInt64(), amount.GetProperty("bytes").GetInt64()), (Number(root, "after", name, "documents"), Number(root, "after", name, "bytes")));
        }

        foreach (JsonElement source in funnel.RootElement.GetProperty("sources").EnumerateArray())
        {
            JsonElement predicted = root.GetProperty("sources").EnumerateArray().First(row => row.GetProperty("source").GetString() == source.GetProperty("name").GetString());
            Assert.Equal((source.GetProperty("kept").GetInt64(), source.GetProperty("kept_bytes").GetInt64()), (Number(predicted, "after", "documents"), Number(predicted, "after", "bytes")));
        }

        foreach (JsonElement rule in funnel.RootElement.GetProperty("rules").EnumerateArray())
        {
            JsonElement predicted = root.GetProperty("rules").EnumerateArray().First(row => row.GetProperty("rule").GetString() == rule.GetProperty("rule").GetString()).GetProperty("after");
            foreach (string part in new[] { "first", "failing", "only", "only_bytes" })
            {
                Assert.Equal(rule.GetProperty(part).GetInt64(), predicted.GetProperty(part).GetInt64());
            }
        }

        // Every single fate: documents kept before and after, from the ledgers.
        Dictionary<string, string> before = Fates(_built.Output);
        Dictionary<string, string> after = Fates(decided);
        string[] expected = [.. before.Where(fate => after[fate.Key] != fate.Value).GroupBy(fate => $"{fate.Value} → {after[fate.Key]}").Select(group => $"{group.Key}: {group.Count()}").Order(StringComparer.Ordinal)];
        string[] found = [.. root.GetProperty("changes").EnumerateArray().Select(change => $"{change.GetProperty("from").GetString()} → {change.GetProperty("to").GetString()}: {change.GetProperty("documents").GetInt64()}").Order(StringComparer.Ordinal)];
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Chains_of_twins_make_the_test_worth_its_name()
    {
        long[] sizes = [.. Ledgers.Rows(_built.Output, "clusters", "cluster").GroupBy(row => row[0]).Select(group => group.LongCount())];
        Assert.True(sizes.Count(size => size > 4) >= 8, string.Join(' ', sizes));
        Assert.Contains(Ledgers.Rows(_built.Output, "clusters", "cluster", "role").Where(row => row[1] == "kept").GroupBy(row => row[0]), group => group.Count() > 1);
    }

    [Fact]
    public void Samples_stand_on_the_right_side_and_name_both_fates()
    {
        using JsonDocument prediction = JsonDocument.Parse(ProgramRun.Of("whatif", _built.Output, "--set", _built.Limit("rules.chars.min=@50"), "--json", "--samples", "7").Expect(0).Out);
        JsonElement sample = Assert.Single(prediction.RootElement.GetProperty("samples").EnumerateArray());
        double[] failing = [.. sample.GetProperty("failing").EnumerateArray().Select(near => near.GetProperty("value").GetDouble())];
        double[] passing = [.. sample.GetProperty("passing").EnumerateArray().Select(near => near.GetProperty("value").GetDouble())];
        Assert.Equal(7, failing.Length);
        Assert.Equal(failing.OrderDescending(), failing);
        Assert.Equal(passing.Order(), passing);
        Assert.True(failing[0] < sample.GetProperty("limit").GetDouble() && passing[0] >= sample.GetProperty("limit").GetDouble());
        JsonElement nearest = sample.GetProperty("failing")[0];
        Assert.Equal(("passes", "chars"), (nearest.GetProperty("before").GetString(), nearest.GetProperty("after").GetString()));
        Assert.StartsWith("https://example.jp/", nearest.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(nearest.GetProperty("excerpt").GetString()!);
    }

    [Fact]
    public void Without_work_rules_stay_exact_and_the_rest_says_what_it_is()
    {
        using Workspace space = new();
        Workspace.Copy(_built.Output, space.At("run"));
        Directory.Delete(space.At("run/work"), recursive: true);
        using JsonDocument whole = JsonDocument.Parse(ProgramRun.Of("whatif", _built.Output, "--set", _built.Limit("rules.chars.min=@50"), "--json").Expect(0).Out);
        using JsonDocument bare = JsonDocument.Parse(ProgramRun.Of("whatif", space.At("run"), "--set", _built.Limit("rules.chars.min=@50"), "--json").Expect(0).Out);
        Assert.Equal(Number(whole.RootElement, "after", "passing", "bytes"), Number(bare.RootElement, "after", "passing", "bytes"));
        Assert.False(bare.RootElement.GetProperty("exact").GetBoolean());
        long exact = Number(whole.RootElement, "after", "kept", "documents");
        long least = Number(bare.RootElement, "after", "kept", "documents");
        Assert.InRange(exact, least, least + bare.RootElement.GetProperty("most_further_kept").GetInt64());
        Assert.Equal("", bare.RootElement.GetProperty("samples")[0].GetProperty("failing")[0].GetProperty("excerpt").GetString());
    }

    [Fact]
    public void A_preset_with_other_hosts_and_measures_is_predicted_exactly()
    {
        string preset = _built.Space.Write("other.yaml", "name: other\nsummary: Other rules.\nsummary-ja: 別の規則。\nsource: tests\nrules:\n  - {id: long, measure: sentence/max-length, max: 45, because: tests}\n  - {id: chars, measure: text/letters, min: 100, because: tests}\nblocked-hosts: {suffixes: [b.example.jp], because: tests}\n");
        string recipe = _built.Space.Write("other-recipe.yaml", File.ReadAllText(_built.Recipe).Replace("two.yaml", "other.yaml", StringComparison.Ordinal));
        string decided = _built.Space.At("decided-other");
        ProgramRun.Of("decide", _built.Output, "--recipe", recipe, "--out", decided).Expect(0);
        using JsonDocument prediction = JsonDocument.Parse(ProgramRun.Of("whatif", _built.Output, "--preset", preset, "--json").Expect(0).Out);
        Dictionary<string, long> funnel = _built.Space.Funnel("decided-other")["dedup"];
        Assert.Equal((funnel["kept"], funnel["merged"]), (Number(prediction.RootElement, "after", "kept", "documents"), Number(prediction.RootElement, "after", "merged", "documents")));
        JsonElement hosts = prediction.RootElement.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("rule").GetString() == "url/blocked-host");
        Assert.True(hosts.GetProperty("after").GetProperty("failing").GetInt64() > 10);
    }

    [Fact]
    public void Verdicts_in_work_give_the_answers_that_the_ledgers_give()
    {
        using Workspace space = new();
        Workspace.Copy(_built.Output, space.At("run"));
        Directory.Delete(space.At("run/work/verdicts"), recursive: true);
        string preset = space.Write("hosts.yaml", "name: hosts\nsummary: Other rules.\nsummary-ja: 別の規則。\nsource: tests\nrules:\n  - {id: long, measure: sentence/max-length, max: 45, because: tests}\n  - {id: chars, measure: text/letters, min: 100, because: tests}\nblocked-hosts: {suffixes: [b.example.jp], because: tests}\n");
        string blocked = space.Write("blocked.yaml", File.ReadAllText(_built.Recipe).Replace("two.yaml", preset, StringComparison.Ordinal));
        ProgramRun.Of("decide", _built.Output, "--recipe", blocked, "--out", space.At("blocked")).Expect(0);
        Workspace.Copy(space.At("blocked"), space.At("blocked-bare"));
        Directory.Delete(space.At("blocked-bare/work/verdicts"), recursive: true);
        foreach ((string whole, string bare) in new[] { (_built.Output, space.At("run")), (space.At("blocked"), space.At("blocked-bare")) })
        {
            foreach (string[] question in (string[][])[["--set", _built.Limit("rules.chars.min=@50")], ["--set", _built.Limit("rules.chars.max=@70"), "--set", "rules.chars.min=0"], ["--set", "rules.chars=off"], ["--preset", preset], ["--preset", _built.Space.At("two.yaml"), "--samples", "3"]])
            {
                string expected = ProgramRun.Of(["whatif", bare, .. question, "--json"]).Expect(0).Out;
                Assert.Equal(expected, ProgramRun.Of(["whatif", whole, .. question, "--json"]).Expect(0).Out.Replace(whole, bare, StringComparison.Ordinal));
                Assert.Contains("\"rules\":[{", expected, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70)]
    [InlineData(-3)]
    public void A_changed_byte_in_the_verdicts_is_named(int place)
    {
        using Workspace space = new();
        Workspace.Copy(_built.Output, space.At("run"));
        string path = space.At("run/work/verdicts/00001.verdicts");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[place < 0 ? bytes.Length + place : place] ^= 0x10;
        File.WriteAllBytes(path, bytes);
        string error = ProgramRun.Of("whatif", space.At("run"), "--set", "rules.chars=off").Expect(4).Error;
        Assert.StartsWith("TSU4021", error, StringComparison.Ordinal);
        Assert.Contains("00001.verdicts", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ledger/measures-00000.parquet", "TSU4021")]
    [InlineData("ledger/documents-00001.parquet", "TSU4021")]
    [InlineData("ledger/clusters-00000.parquet", "TSU4021")]
    [InlineData("manifest.json", "TSU4011")]
    public void A_missing_or_cut_file_is_named(string key, string code)
    {
        using Workspace space = new();
        Workspace.Copy(_built.Output, space.At("run"));
        byte[] bytes = File.ReadAllBytes(space.At("run/" + key));
        File.WriteAllBytes(space.At("run/" + key), bytes[..(bytes.Length / 2)]);
        ProgramRun cut = ProgramRun.Of("whatif", space.At("run"), "--set", _built.Limit("rules.chars.min=@50")).Expect(4);
        Assert.Contains(code, cut.Error, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(key), cut.Error, StringComparison.Ordinal);

        // The same size and other content: only the reader can tell.
        File.WriteAllBytes(space.At("run/" + key), new byte[bytes.Length]);
        Assert.Contains(code, ProgramRun.Of("whatif", space.At("run"), "--set", _built.Limit("rules.chars.min=@50")).Expect(4).Error, StringComparison.Ordinal);
        File.Delete(space.At("run/" + key));
        Assert.Contains(code, ProgramRun.Of("whatif", space.At("run"), "--set", _built.Limit("rules.chars.min=@50")).Expect(4).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--set", "rules.char.min=3", "TSU2001", "did you mean `chars`?")]
    [InlineData("--set", "rules.chars.mn=3", "TSU2001", "did you mean `min`?")]
    [InlineData("--set", "rules.chars.min=drei", "TSU2004", "expected a number")]
    [InlineData("--set", "write.format=jsonl", "TSU2044", "tsumugi decide")]
    [InlineData("--set", "rules.chars.min", "TSU2008", "section.key=value")]
    [InlineData("--preset", "swallow-v2", "TSU2007", "did you mean `swallow-v1`?")]
    public void Mistakes_are_told_with_the_nearest_name(string option, string value, string code, string words)
    {
        ProgramRun run = ProgramRun.Of("whatif", _built.Output, option, value).Expect(2);
        Assert.StartsWith(code, run.Error, StringComparison.Ordinal);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    private static long Number(JsonElement at, params string[] path) => path.Aggregate(at, (node, key) => node.GetProperty(key)).GetInt64();

    private static Dictionary<string, string> Fates(string output)
    {
        Dictionary<string, string> fates = Ledgers.Rows(output, "documents", "id", "row").Where(row => !row[1].StartsWith('-')).ToDictionary(row => row[0], _ => "kept");
        foreach (string[] row in Ledgers.Rows(output, "decisions-dedup", "id"))
        {
            fates[row[0]] = "merged";
        }

        foreach (IGrouping<string, string[]> failed in Ledgers.Rows(output, "decisions-rules", "id", "rule").GroupBy(row => row[0]))
        {
            fates[failed.Key] = failed.First()[1];
        }

        return fates;
    }

    /// <summary>A corpus of chains: each text has most of its sentences from the one before, so that neighbours are twins and distant relatives are not.</summary>
    public sealed class BuiltChains : IDisposable
    {
        private readonly List<long> _letters = [];

        public BuiltChains()
        {
            string[] sentences = [.. Enumerable.Range(0, 400).SelectMany(number => JapaneseProse.Of(number).Split('。', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];
            for (int source = 0; source < 3; source++)
            {
                IEnumerable<string> lines = Enumerable.Range(0, 90).Select(line =>
                {
                    int chain = line / 9;
                    int place = (line % 9) + (source == 2 ? 1 : 0); // the third source repeats the others, shifted
                    IEnumerable<string> window = Enumerable.Range(0, 22).Select(index => sentences[((chain * 40) + place + index + (source == 1 ? 17 : 0)) % sentences.Length]);
                    string text = string.Concat(window.Select(sentence => sentence + "。")) + (line % 7 == 0 ? "2024年" : "");
                    return JsonSerializer.Serialize(new { id = string.Create(CultureInfo.InvariantCulture, $"{source}-{line}"), text, url = $"https://{(line % 5 == 0 ? "b." : "")}example.jp/{source}/{line}" });
                });
                Space.Write($"in/{source}.jsonl", string.Join('\n', lines));
            }

            Space.Write("two.yaml", "name: two\nsummary: Two rules.\nsummary-ja: 二つの規則。\nsource: tests\nrules:\n  - {id: chars, measure: text/letters, min: 100, max: 100000, because: tests}\n  - {id: digits, measure: script/digit-share, max: 0.5, because: tests}\n");
            Recipe = Space.Write("recipe.yaml", "name: chains\nsources:\n  - {name: a, kind: jsonl, paths: [in/0.jsonl]}\n  - {name: b, kind: jsonl, paths: [in/1.jsonl]}\n  - {name: c, kind: jsonl, paths: [in/2.jsonl]}\nrules: {preset: two.yaml}\n");
            ProgramRun.Of("build", Recipe, "--out", Output).Expect(0);
            foreach (string path in Directory.EnumerateFiles(Path.Combine(Output, "ledger"), "measures-*.parquet"))
            {
                using ParquetReader reader = ParquetReader.Open(path, ["text/letters"]);
                while (reader.Read())
                {
                    _letters.Add((long)reader.GetDouble(0));
                }
            }

            _letters.Sort();
        }

        public Workspace Space { get; } = new();

        public string Recipe { get; }

        public string Output => Space.At("out");

        /// <summary>Writes a limit that stands as a percentile: `rules.chars.min=@30` takes the shortest 30 % out.</summary>
        public string Limit(string set)
        {
            int at = set.IndexOf('@', StringComparison.Ordinal);
            if (at < 0)
            {
                return set;
            }

            return set[..at] + _letters[_letters.Count * int.Parse(set.AsSpan(at + 1), CultureInfo.InvariantCulture) / 100].ToString(CultureInfo.InvariantCulture);
        }

        public void Dispose() => Space.Dispose();
    }
}
