using System.IO.Compression;
using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>Items of evaluation sets in a corpus: found, told, cut and dropped.</summary>
[Trait("Category", "shared-data")]
public sealed class ContaminationTests
{
    private const string Sets = "jcqa=../shared-eval/jglue/jcommonsenseqa-v1.3/valid-v1.3.json.gz, jmmlu=../shared-eval/jmmlu";

    [Fact]
    public void Planted_items_are_told_everywhere_but_their_text_nowhere()
    {
        using Workspace space = new();
        string[] questions = Questions();
        string recipe = Corpus(space, questions);
        ProgramRun.Of("build", recipe, "--out", space.At("out"), "--workers", "2").Expect(0);
        ProgramRun.Of("verify", space.At("out")).Expect(0);

        Dictionary<string, long> step = space.Funnel()["contamination"];
        Assert.Equal((step["in"], 0L), (step["kept"], step["dropped"]));
        using JsonDocument funnel = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(space.At("out"), "report", "funnel.json")));
        JsonElement[] sets = [.. funnel.RootElement.GetProperty("evaluation_sets").EnumerateArray()];
        Assert.Equal(["jcqa 1119 3 3", "jmmlu 3636 0 0"], sets.Select(set => $"{set.GetProperty("set")} {set.GetProperty("items")} {set.GetProperty("found")} {set.GetProperty("documents")}"));

        string[][] hits = [.. Ledgers.Rows(space.At("out"), "contamination", "id", "set", "item", "field")];
        Assert.Equal(3, hits.Length);
        Assert.All(hits, hit => Assert.Equal("question", hit[3]));
        foreach (string file in (string[])["index.html", "funnel.json", "card.ja.md", "card.en.md"])
        {
            string told = File.ReadAllText(Path.Combine(space.At("out"), "report", file));
            Assert.Contains("jcqa", told, StringComparison.Ordinal);
            Assert.All(questions, question => Assert.DoesNotContain(question, told, StringComparison.Ordinal));
        }

        string english = ProgramRun.Of("explain", space.At("out"), "--id", hits[0][0], "--lang", "en").Expect(0).Out;
        Assert.Contains("holds 1 of item ", english, StringComparison.Ordinal);
        Assert.Contains($"of the evaluation set jcqa (field question", english, StringComparison.Ordinal);
        string japanese = ProgramRun.Of("explain", space.At("out"), "--id", hits[0][0], "--lang", "ja").Expect(0).Out;
        Assert.Contains("評価データ jcqa の設問 ", japanese, StringComparison.Ordinal);
    }

    [Fact]
    public void Deciding_for_another_action_gives_what_a_full_build_gives_and_a_changed_set_is_another_plan()
    {
        using Workspace space = new();
        string[] questions = Questions();
        string recipe = Corpus(space, questions);
        ProgramRun.Of("build", recipe, "--out", space.At("out"), "--workers", "2").Expect(0);
        foreach (string action in (string[])["cut", "drop"])
        {
            ProgramRun.Of("build", recipe, "--set", $"contamination.action={action}", "--out", space.At(action), "--workers", "1").Expect(0);
            ProgramRun.Of("decide", space.At("out"), "--set", $"contamination.action={action}", "--out", space.At(action + "-decided")).Expect(0);
            Assert.Equal(space.Root(action), space.Root(action + "-decided"));
            string[] texts = [.. Ledgers.Dataset(space.At(action), "text").Select(row => row[0])];
            Assert.All(questions, question => Assert.DoesNotContain(texts, text => text.Contains(question, StringComparison.Ordinal)));
            Assert.Equal(action == "drop" ? 3 : 0, space.Funnel(action)["contamination"]["dropped"]);
        }

        File.AppendAllText(space.At("shared-eval/jmmlu/astronomy.csv"), "\n");
        Assert.StartsWith("TSU2030", ProgramRun.Of("build", recipe, "--out", space.At("out")).Expect(2).Error, StringComparison.Ordinal);
        ProgramRun missing = ProgramRun.Of("plan", recipe, "--set", "contamination.sets=jmmlu=../shared-eval/jmmlu/astronom.csv", "--lang", "en");
        Assert.Equal(4, missing.ExitCode);
        Assert.Contains("did you mean `astronomy.csv`?", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_filter_tells_item_share_and_place()
    {
        using Workspace space = new();
        string set = space.Write("qa.jsonl", "{\"id\":\"q1\",\"question\":\"主に子ども向けのもので、イラストのついた物語が書かれているものはどれ？\"}\n");
        string input = "{\"id\":\"a\",\"text\":\"問 主に子ども向けのもので、イラストの\\nついた物語が書かれているものはどれ?\"}\n{\"id\":\"b\",\"text\":\"関係のない文です。\"}\n";
        ProgramRun run = ProgramRun.Of(new ProgramSettings { Input = input, Folder = space.Folder }, "contamination", "--set", "qa=qa.jsonl", "--lang", "en").Expect(0);
        Assert.Equal("{\"id\":\"a\",\"hits\":[{\"set\":\"qa\",\"item\":\"qa.jsonl:1\",\"item_id\":\"q1\",\"field\":\"question\",\"coverage\":1,\"letters\":35,\"longest\":35,\"spans\":[[4,108]]}]}\n", run.Out);
        Assert.Equal("qa: 1 of 1 items found, in 1 of 2 texts\n", run.Error);
        run = ProgramRun.Of(new ProgramSettings { Input = input, Folder = space.Folder }, "contamination", "--set", "qa=qa.jsonl", "--json").Expect(0);
        using JsonDocument counts = JsonDocument.Parse(run.Out);
        Assert.Equal((2, 1), (counts.RootElement.GetProperty("texts").GetInt32(), counts.RootElement.GetProperty("sets")[0].GetProperty("found").GetInt32()));
        Assert.Equal(2, ProgramRun.Of("contamination", "--set", "qa=" + set, "--ngram", "3").ExitCode);
        Assert.StartsWith("TSU4030", ProgramRun.Of("contamination", "--set", "qa=" + set, "--field", "answer").Expect(4).Error, StringComparison.Ordinal);
    }

    private static string[] Questions()
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(Workspace.Shared("eval/jglue/jcommonsenseqa-v1.3/valid-v1.3.json.gz")), CompressionMode.Decompress));
        List<string> questions = [];
        while (questions.Count < 3 && reader.ReadLine() is { } line)
        {
            string question = JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!;
            if (question.Length > 25)
            {
                questions.Add(question);
            }
        }

        return [.. questions];
    }

    /// <summary>Real pages, and documents of our own that hold one question each.</summary>
    private static string Corpus(Workspace space, string[] questions)
    {
        foreach (string part in (string[])["jglue/jcommonsenseqa-v1.3", "jmmlu"])
        {
            Workspace.Copy(Workspace.Shared($"eval/{part}"), space.At($"shared-eval/{part}"));
        }

        File.Delete(space.At("shared-eval/jmmlu/LICENSE"));
        space.Write("run/planted.jsonl", string.Concat(questions.Select((question, number) => JsonSerializer.Serialize(new { id = number, url = $"https://example.jp/{number}", text = JapaneseProse.Of(number + 1) + "\n" + question + "\n" + JapaneseProse.Of(number + 40) }) + "\n")));
        string mild = space.MildRules().Replace("mild.yaml", "../mild.yaml", StringComparison.Ordinal);
        return space.Write(
            "run/recipe.yaml",
            $$$"""
            name: test
            sources:
              - {name: web, kind: warc, paths: ["{{{Workspace.Shared("html_raw/plateau-lod2-manual.warc.gz")}}}"], licence: CC-BY-4.0, rights: {train: yes, redistribute: yes}}
              - {name: planted, kind: jsonl, paths: [planted.jsonl], licence: CC0-1.0, rights: {train: yes, redistribute: yes}}
            {{{mild}}}
            contamination:
              sets: [{{{Sets}}}]

            """);
    }
}
