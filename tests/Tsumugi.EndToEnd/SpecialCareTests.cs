using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>Special-care-required personal information, seen from outside: counted by source under the one policy, its document left out under the other, and always before training data.</summary>
public sealed class SpecialCareTests
{
    private const string Statement = "\n篠田裕子さんは昨年、乳がんと診断された。\n";

    [Fact]
    public void The_default_policy_counts_it_by_source_and_shows_it_hidden()
    {
        using Workspace space = new();
        ProgramRun.Of("build", Plant(space, ""), "--out", space.At("out")).Expect(0);
        using JsonDocument funnel = JsonDocument.Parse(File.ReadAllText(space.At("out/report/funnel.json")));
        JsonElement count = funnel.RootElement.GetProperty("personal_data").EnumerateArray().Single(entry => entry.GetProperty("kind").GetString() == "care-medical-history");
        Assert.Equal(("flag", "a", 1, 1), (count.GetProperty("action").GetString(), count.GetProperty("source").GetString(), count.GetProperty("places").GetInt32(), count.GetProperty("documents").GetInt32()));
        string report = File.ReadAllText(space.At("out/report/index.html"));
        Assert.DoesNotContain("乳がん", report, StringComparison.Ordinal);
        Assert.Contains("care-medical-history", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_strict_policy_leaves_the_document_out_and_says_why()
    {
        using Workspace space = new();
        ProgramRun.Of("build", Plant(space, "privacy: {preset: jp-strict}\n"), "--out", space.At("out")).Expect(0);
        string told = ProgramRun.Of("explain", space.At("out"), "--url", "https://example.jp/illness").Expect(0).Out;
        Assert.Contains("dropped at `write` by privacy/care-medical-history", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_seal_of_a_run_tells_that_the_privacy_steps_came_before_training_data()
    {
        using Workspace space = new();
        ProgramRun.Of("build", Plant(space, ""), "--out", space.At("out")).Expect(0);
        ProgramRun.Of("verify", space.At("out")).Expect(0);
        using JsonDocument seal = JsonDocument.Parse(File.ReadAllText(space.At("out/manifest.json")));
        JsonElement[] stages = [.. seal.RootElement.GetProperty("stages").EnumerateArray()];
        Assert.Equal(["scrub"], Steps(stages.Single(stage => stage.GetProperty("name").GetString() == "refine")));
        JsonElement write = stages.Single(stage => stage.TryGetProperty("makesTrainingData", out JsonElement makes) && makes.GetBoolean());
        Assert.Equal("write", write.GetProperty("name").GetString());
        Assert.Equal(["redact", "special-care"], Steps(write));
        Assert.Contains("decide", write.GetProperty("after").EnumerateArray().Select(name => name.GetString()));
    }

    private static string[] Steps(JsonElement stage) => [.. stage.GetProperty("privacy").EnumerateArray().Select(step => step.GetString()!)];

    private static string Plant(Workspace space, string more)
    {
        space.Write("in/a.jsonl", Line(1, JapaneseProse.Of(1) + Statement, "https://example.jp/illness") + Line(2, JapaneseProse.Of(2), "https://example.jp/prose"));
        string recipe = space.Recipe("jsonl", "in/a.jsonl", space.MildRules());
        File.AppendAllText(recipe, more);
        return recipe;
    }

    private static string Line(int id, string text, string url) => JsonSerializer.Serialize(new { id, text, url }) + "\n";
}
