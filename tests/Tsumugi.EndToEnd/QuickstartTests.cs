using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>The sample that a newcomer builds first.</summary>
public sealed class QuickstartTests : IClassFixture<QuickstartTests.BuiltQuickstart>
{
    private readonly BuiltQuickstart _built;

    public QuickstartTests(BuiltQuickstart built) => _built = built;

    [Fact]
    public void Builds_and_verifies()
    {
        Assert.Equal(0, _built.Build.ExitCode);
        ProgramRun verify = ProgramRun.Of("verify", _built.Output).Expect(0);
        Assert.Contains("are as the manifest says, and the funnel adds up", verify.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_step_adds_up_and_every_kind_of_fate_occurs()
    {
        Dictionary<string, Dictionary<string, long>> funnel = _built.Space.Funnel();
        Assert.All(funnel.Values, step => Assert.Equal(step["in"], step["kept"] + step["dropped"] + step["merged"] + step["failed"]));
        Assert.True(funnel["read"]["dropped"] > 0);
        Assert.True(funnel["decode"]["failed"] > 0);
        Assert.True(funnel["identify"]["dropped"] > 0);
        Assert.True(funnel["rules"]["dropped"] > 0);
        Assert.True(funnel["write"]["kept"] > 0);
    }

    [Fact]
    public void Building_again_does_nothing_and_gives_the_same_root()
    {
        string before = _built.Space.Root();
        ProgramRun again = ProgramRun.Of("build", Workspace.Quickstart, "--out", _built.Output).Expect(0);
        Assert.Contains("tasks are done already", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, _built.Space.Root());
    }

    [Theory]
    [InlineData("kept", "write", "en_US.UTF-8", "→ kept, in data/part-")]
    [InlineData("kept", "write", "ja_JP.UTF-8", "→ 採用されました。data/part-")]
    [InlineData("dropped", "rules", "en_US.UTF-8", "must be at")]
    [InlineData("dropped", "rules", "ja_JP.UTF-8", "が必要")]
    [InlineData("merged", "dedup", "en_US.UTF-8", "true similarity")]
    [InlineData("merged", "dedup", "ja_JP.UTF-8", "真の類似度")]
    [InlineData("failed", "decode", "en_US.UTF-8", "it is quarantined")]
    [InlineData("failed", "decode", "ja_JP.UTF-8", "隔離されており")]
    public void Explains_every_fate_in_both_languages(string outcome, string step, string language, string words)
    {
        string id = _built.FirstId(outcome, step);
        ProgramRun told = ProgramRun.Of(new ProgramSettings { Language = language }, "explain", _built.Output, "--id", id).Expect(0);
        Assert.Contains(words, told.Out, StringComparison.Ordinal);
        Assert.Contains(id, told.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dropped_document_names_value_limit_and_span()
    {
        ProgramRun told = ProgramRun.Of("explain", _built.Output, "--id", _built.FirstId("dropped", "rules"), "--json").Expect(0);
        using JsonDocument life = JsonDocument.Parse(told.Out);
        JsonElement decision = life.RootElement.GetProperty("decisions").EnumerateArray().First(row => row.GetProperty("step").GetString() == "rules");
        double value = decision.GetProperty("value").GetDouble();
        bool below = decision.GetProperty("min").ValueKind == JsonValueKind.Number && value < decision.GetProperty("min").GetDouble();
        bool above = decision.GetProperty("max").ValueKind == JsonValueKind.Number && value > decision.GetProperty("max").GetDouble();
        Assert.True(below || above);
        Assert.Contains("\"spans\":[[", told.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_merged_document_names_a_kept_one_that_is_in_the_dataset()
    {
        ProgramRun told = ProgramRun.Of("explain", _built.Output, "--id", _built.FirstId("merged", "dedup"), "--json").Expect(0);
        using JsonDocument life = JsonDocument.Parse(told.Out);
        string kept = life.RootElement.GetProperty("decisions").EnumerateArray().First(row => row.GetProperty("step").GetString() == "dedup").GetProperty("kept_id").GetString()!;
        ProgramRun twin = ProgramRun.Of("explain", _built.Output, "--id", kept, "--json").Expect(0);
        using JsonDocument other = JsonDocument.Parse(twin.Out);
        Assert.Equal("kept", other.RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public void The_report_and_both_cards_are_there()
    {
        foreach (string file in new[] { "report/index.html", "report/funnel.json", "report/card.ja.md", "report/card.en.md" })
        {
            Assert.True(new FileInfo(Path.Combine(_built.Output, file)).Length > 100, file);
        }
    }

    [Fact]
    public void Verify_finds_a_changed_a_missing_and_a_foreign_file()
    {
        using Workspace copy = new();
        Workspace.Copy(_built.Output, copy.At("out"));
        string part = Directory.GetFiles(copy.At("out/data"))[0];
        byte[] bytes = File.ReadAllBytes(part);
        bytes[^1] ^= 1;
        File.WriteAllBytes(part, bytes);
        File.Delete(copy.At("out/report/card.en.md"));
        copy.Write("out/ledger/stranger.txt", "hello");
        ProgramRun verify = ProgramRun.Of("verify", copy.At("out"), "--json").Expect(1);
        using JsonDocument result = JsonDocument.Parse(verify.Out);
        Assert.Equal(["file-missing", "file-unknown", "hash-differs"], result.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!).Order());
    }

    /// <summary>One build that the tests of this class look at.</summary>
    public sealed class BuiltQuickstart : IDisposable
    {
        public BuiltQuickstart() => Build = ProgramRun.Of("build", Workspace.Quickstart, "--out", Output, "--workers", "2");

        public Workspace Space { get; } = new();

        public string Output => Space.At("out");

        public ProgramRun Build { get; }

        /// <summary>Gets the documents of whose failing numbers the ledger knows places.</summary>
        private HashSet<string> Located => [.. Ledgers.Rows(Output, "spans", "id", "spans").Where(row => row[1].Length > 0).Select(row => row[0])];

        /// <summary>Gets the id of a document with a fate, from the decision ledger.</summary>
        public string FirstId(string outcome, string step) => Ledgers.Rows(Output, "decisions", "id", "step", "outcome")
            .Where(row => row[1] == step && row[2] == outcome)
            .OrderByDescending(row => Located.Contains(row[0]))
            .ThenBy(row => row[0], StringComparer.Ordinal)
            .First()[0];

        public void Dispose() => Space.Dispose();
    }
}
