using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>What a privacy policy does with whole documents, seen from outside.</summary>
public sealed class PolicyTests
{
    private const string Entry = "山田太郎　〒100-0005 東京都千代田区丸の内1-9-1　電話 03-1234-5678\n";

    [Fact]
    public void A_list_of_people_is_left_out_and_everything_can_say_why()
    {
        using Workspace space = new();
        string recipe = Plant(space);
        ProgramRun.Of("build", recipe, "--out", space.At("out"), "--workers", "1").Expect(0);
        ProgramRun.Of("build", recipe, "--out", space.At("twice"), "--workers", "4").Expect(0);
        Assert.Equal(space.Root(), space.Root("twice"));
        ProgramRun.Of("verify", space.At("out")).Expect(0);

        using JsonDocument funnel = JsonDocument.Parse(File.ReadAllText(space.At("out/report/funnel.json")));
        JsonElement write = funnel.RootElement.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("step").GetString() == "write");
        Assert.Equal((3, 2, 1), (Documents(write, "in"), Documents(write, "kept"), Documents(write, "dropped")));
        Assert.Equal(1, write.GetProperty("reasons").GetProperty("privacy/list-of-people").GetInt64());
        JsonElement phones = funnel.RootElement.GetProperty("personal_data").EnumerateArray().Single(count => count.GetProperty("kind").GetString() == "phone");
        Assert.Equal(("mask", "a", 1, 1), (phones.GetProperty("action").GetString(), phones.GetProperty("source").GetString(), phones.GetProperty("places").GetInt32(), phones.GetProperty("documents").GetInt32()));

        string told = ProgramRun.Of("explain", space.At("out"), "--url", "https://example.jp/list").Expect(0).Out;
        Assert.Contains("the text is a list of people", told, StringComparison.Ordinal);
        Assert.Contains("dropped at `write` by privacy/list-of-people", told, StringComparison.Ordinal);
        string report = File.ReadAllText(space.At("out/report/index.html"));
        Assert.DoesNotContain("03-1234-5678", report, StringComparison.Ordinal);
        Assert.Contains("電話 <mark>〔電話番号〕</mark>", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_policy_is_tried_without_reading_the_sources_again()
    {
        using Workspace space = new();
        string recipe = Plant(space);
        ProgramRun.Of("build", recipe, "--out", space.At("out")).Expect(0);
        string policy = File.ReadAllText(Path.Combine(ProgramRun.Root, "presets", "privacy", "jp-default.yaml")).Replace("entries: 3", "entries: 300", StringComparison.Ordinal);
        space.Write("lax.yaml", policy);
        string lax = File.ReadAllText(recipe) + "privacy: {preset: lax.yaml}\n";
        space.Write("lax-recipe.yaml", lax);
        ProgramRun.Of("decide", space.At("out"), "--recipe", space.At("lax-recipe.yaml"), "--out", space.At("lax")).Expect(0);
        ProgramRun.Of("build", space.At("lax-recipe.yaml"), "--out", space.At("built")).Expect(0);
        Assert.Equal(space.Root("built"), space.Root("lax"));
        using JsonDocument funnel = JsonDocument.Parse(File.ReadAllText(space.At("lax/report/funnel.json")));
        Assert.Equal(3, Documents(funnel.RootElement.GetProperty("steps").EnumerateArray().Last(), "kept"));
    }

    [Fact]
    public void The_filter_says_what_it_dropped_and_marks_have_the_same_shape()
    {
        using Workspace space = new();
        string policy = File.ReadAllText(Path.Combine(ProgramRun.Root, "presets", "privacy", "jp-default.yaml"))
            .Replace("kind: phone\n    action: mask\n    token: \"〔電話番号〕\"", "kind: phone\n    action: replace\n    token: \"\"", StringComparison.Ordinal);
        space.Write("shape.yaml", policy);
        string input = Line(1, "電話は０３-1234-5678です。") + Line(2, string.Concat(Enumerable.Repeat(Entry, 4)));
        ProgramRun run = ProgramRun.Of(new ProgramSettings { Folder = space.Folder, Input = input }, "redact", "--preset", "shape.yaml").Expect(0);
        string[] lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("\"text\":\"電話は００-0000-0000です。\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"text\":\"\",\"dropped\":\"privacy/list-of-people\"", lines[1], StringComparison.Ordinal);
        ProgramRun again = ProgramRun.Of(new ProgramSettings { Folder = space.Folder, Input = lines[0] + "\n" }, "redact", "--preset", "shape.yaml").Expect(0);
        Assert.Contains("\"text\":\"電話は００-0000-0000です。\"", again.Out, StringComparison.Ordinal);
    }

    private static string Plant(Workspace space)
    {
        space.Write("in/a.jsonl", Line(1, JapaneseProse.Of(1) + Entry, "https://example.jp/shop") + Line(2, JapaneseProse.Of(2) + string.Concat(Enumerable.Repeat(Entry, 8)), "https://example.jp/list") + Line(3, JapaneseProse.Of(3), "https://example.jp/prose"));
        return space.Recipe("jsonl", "in/a.jsonl", space.MildRules());
    }

    private static string Line(int id, string text, string url = "") => JsonSerializer.Serialize(new { id, text, url }) + "\n";

    private static int Documents(JsonElement step, string part) => step.GetProperty(part).GetProperty("documents").GetInt32();
}
