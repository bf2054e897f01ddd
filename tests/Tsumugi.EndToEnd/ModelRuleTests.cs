using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>Rules that rest on a classifier and on a language model which the user has trained.</summary>
public sealed class ModelRuleTests
{
    private const string Advert = "激安バッグ送料無料、いますぐクリック。人気ブランド財布が半額、在庫わずか、ご注文はお早めに。";

    private static readonly string[] Rules = ["add:", "  - {id: prose, measure: classifier/prose, min: 0.5}", "  - {id: strange, measure: lm/plain-bits-per-letter, max: 8}"];

    [Fact]
    public void A_classifier_drops_what_it_should_and_explain_says_why_with_the_number()
    {
        using Workspace space = new();
        string recipe = Plant(space);
        ProgramRun.Of("build", recipe, "--out", space.At("out"), "--workers", "1").Expect(0);
        ProgramRun.Of("build", recipe, "--out", space.At("four"), "--workers", "4").Expect(0);
        Assert.Equal(space.Root(), space.Root("four"));
        ProgramRun.Of("verify", space.At("out")).Expect(0);
        Assert.Equal((3, 3), (space.Funnel()["rules"]["kept"], space.Funnel()["rules"]["dropped"]));

        string advert = ProgramRun.Of("explain", space.At("out"), "--url", "https://a.example/3", "--lang", "en").Expect(0).Out;
        Assert.Matches(@"dropped by prose: classifier/prose is 0\.\d+, must be at least 0\.5 — How likely the classifier `prose` finds the label `良い`", advert);
        Assert.Matches(@"規則 strange）: lm/plain-bits-per-letter は \d+\.\d+（8 以下が必要）— 言語モデル `plain` での 1 文字あたりのビット数", ProgramRun.Of("explain", space.At("out"), "--url", "https://a.example/3", "--lang", "ja").Expect(0).Out);
        string json = ProgramRun.Of("explain", space.At("out"), "--url", "https://a.example/0", "--json").Expect(0).Out;
        Assert.Contains("classifier/prose", json, StringComparison.Ordinal);

        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(space.At("out/manifest.json")));
        JsonElement model = manifest.RootElement.GetProperty("models")[1];
        Assert.Equal(("prose", 64), (model.GetProperty("name").GetString(), model.GetProperty("sha256").GetString()!.Length));
        Assert.False(model.TryGetProperty("path", out _));
        Assert.Contains("classifier/prose", File.ReadAllText(space.At("out/report/index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_limits_are_tried_and_decided_without_reading_again_and_another_model_is_not()
    {
        using Workspace space = new();
        string recipe = Plant(space);
        ProgramRun.Of("build", recipe, "--out", space.At("out")).Expect(0);
        using JsonDocument tried = JsonDocument.Parse(ProgramRun.Of("whatif", space.At("out"), "--set", "rules.prose=off", "--set", "rules.strange.max=30", "--json").Expect(0).Out);
        Assert.Equal(6, tried.RootElement.GetProperty("after").GetProperty("passing").GetProperty("documents").GetInt64());
        ProgramRun.Of("decide", space.At("out"), "--recipe", recipe, "--set", "rules.prose=off", "--set", "rules.strange.max=30", "--out", space.At("again")).Expect(0);
        Assert.Equal(6, space.Funnel("again")["rules"]["kept"]);

        string before = Hash(recipe);
        Train(space, "prose.bin", seed: "2");
        Assert.NotEqual(before, Hash(recipe));
        Assert.Contains("TSU2040", ProgramRun.Of("decide", space.At("out"), "--recipe", recipe, "--out", space.At("third"), "--lang", "en").Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("models.prose.label", ProgramRun.Of("decide", space.At("out"), "--recipe", recipe, "--set", "models.prose.label=悪い", "--out", space.At("third"), "--lang", "en").Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_measure_and_judge_know_the_models_of_a_recipe()
    {
        using Workspace space = new();
        string recipe = Plant(space);
        Assert.Contains("model prose: prose.bin, ", ProgramRun.Of("plan", recipe, "--lang", "en").Expect(0).Out, StringComparison.Ordinal);
        using JsonDocument measured = JsonDocument.Parse(ProgramRun.Of(new ProgramSettings { Input = JsonSerializer.Serialize(new { id = 1, text = JapaneseProse.Of(7) }) + "\n" }, "measure", "--recipe", recipe, "--only", "classifier/prose,lm/plain-bits-per-letter,text/letters").Expect(0).Out);
        Assert.InRange(measured.RootElement.GetProperty("measures").GetProperty("classifier/prose").GetDouble(), 0.5, 1);
        string judged = ProgramRun.Of("judge", "--recipe", recipe, space.At("in/a.jsonl")).Expect(0).Out;
        Assert.Equal(3, judged.Split("\"keep\":true,\"decisions\"").Length - 1);

        ProgramRun without = ProgramRun.Of("measure", "--only", "classifier/prose", space.At("in/a.jsonl"), "--lang", "en").Expect(2);
        Assert.Contains("--recipe", without.Error, StringComparison.Ordinal);
        Assert.Contains("probability of", ProgramRun.Of("explain", "classifier/prose", "--lang", "en").Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_gone_stops_before_anything_is_built()
    {
        using Workspace space = new();
        string recipe = Plant(space);
        File.Delete(space.At("plain.lm"));
        ProgramRun run = ProgramRun.Of("build", recipe, "--out", space.At("out"), "--lang", "en").Expect(4);
        Assert.Contains("TSU4001: " + recipe, run.Error, StringComparison.Ordinal);
        Assert.Contains("`models.plain.language-model` names a file that does not exist", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(space.At("out/work/plan.json")));
    }

    [Fact]
    public void A_model_over_pieces_asks_for_its_tokenizer()
    {
        using Workspace space = new();
        string recipe = Plant(space);
        string prose = space.At("prose.txt");
        ProgramRun.Of("tokenizer", "train", "--plain", prose, "--size", "700", "--out", space.At("pieces.model")).Expect(0);
        ProgramRun.Of("tokenizer", "train", "--plain", prose, "--size", "600", "--out", space.At("other.model")).Expect(0);
        ProgramRun.Of("lm", "train", "--plain", prose, "--tokenizer", space.At("pieces.model"), "--out", space.At("pieces.lm"), "--order", "3").Expect(0);
        using JsonDocument letters = JsonDocument.Parse(ProgramRun.Of("lm", "score", space.At("plain.lm"), prose, "--plain", "--sum").Expect(0).Out);
        using JsonDocument pieces = JsonDocument.Parse(ProgramRun.Of("lm", "score", space.At("pieces.lm"), prose, "--plain", "--sum", "--tokenizer", space.At("pieces.model")).Expect(0).Out);
        Assert.Equal(letters.RootElement.GetProperty("letters").GetInt64(), pieces.RootElement.GetProperty("letters").GetInt64());
        Assert.Contains("TSU5314", ProgramRun.Of("lm", "score", space.At("pieces.lm"), prose, "--plain", "--tokenizer", space.At("other.model")).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("TSU5314", ProgramRun.Of("lm", "score", space.At("pieces.lm"), prose, "--plain").Expect(2).Error, StringComparison.Ordinal);

        string over = File.ReadAllText(recipe).Replace("{language-model: plain.lm}", "{language-model: pieces.lm, tokenizer: pieces.model}", StringComparison.Ordinal);
        ProgramRun.Of("build", space.Write("over.yaml", over), "--out", space.At("over")).Expect(0);
        Assert.Equal(3, space.Funnel("over")["rules"]["kept"]);
        Assert.Contains("TSU5314", ProgramRun.Of("plan", space.Write("without.yaml", over.Replace(", tokenizer: pieces.model", "", StringComparison.Ordinal))).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("TSU5314", ProgramRun.Of("plan", space.Write("other.yaml", over.Replace("pieces.model", "other.model", StringComparison.Ordinal))).Expect(2).Error, StringComparison.Ordinal);
    }

    private static string Plant(Workspace space)
    {
        Train(space, "prose.bin", seed: "1");
        string prose = space.Write("prose.txt", string.Concat(Enumerable.Range(200, 40).Select(JapaneseProse.Of)));
        ProgramRun.Of("lm", "train", "--plain", prose, "--out", space.At("plain.lm"), "--order", "3").Expect(0);
        string[] texts = [.. Enumerable.Range(0, 3).Select(JapaneseProse.Of), .. Enumerable.Range(0, 3).Select(i => string.Concat(Enumerable.Range(i, 8).Select(n => $"{Advert}{n}番の商品。")))];
        space.Write("in/a.jsonl", string.Concat(texts.Select((text, i) => JsonSerializer.Serialize(new { id = i, text, url = $"https://a.example/{i}" }) + "\n")));
        string rules = space.MildRules().Replace("rules: {preset: mild.yaml}", "rules:\n  preset: mild.yaml\n  " + string.Join("\n  ", Rules), StringComparison.Ordinal);
        return space.Recipe("jsonl", "in/a.jsonl", rules + "dedup: {near: no}\nmodels:\n  prose: {classifier: prose.bin, label: 良い}\n  plain: {language-model: plain.lm}\n");
    }

    private static void Train(Workspace space, string name, string seed)
    {
        IEnumerable<object> lines = Enumerable.Range(100, 20).SelectMany(i => new object[] { new { label = "良い", text = JapaneseProse.Of(i) }, new { label = "悪い", text = $"{Advert}{i}個" } });
        string labelled = space.Write("labelled.jsonl", string.Concat(lines.Select(line => JsonSerializer.Serialize(line) + "\n")));
        ProgramRun.Of("classify", "train", labelled, "--out", space.At(name), "--words", "own", "--bucket", "1000", "--epoch", "20", "--min-count", "1", "--seed", seed).Expect(0);
    }

    private static string Hash(string recipe)
    {
        using JsonDocument plan = JsonDocument.Parse(ProgramRun.Of("plan", recipe, "--json").Expect(0).Out);
        return plan.RootElement.GetProperty("plan").GetString()!;
    }
}
