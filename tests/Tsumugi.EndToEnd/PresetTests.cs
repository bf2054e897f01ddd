using System.Text;
using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>Presets as a user meets them: quirks on and off, and rules that are skipped and say so everywhere.</summary>
public sealed class PresetTests
{
    private const string Text = "アスパラガスを茹でると、緑が鮮やかになります。";

    [Fact]
    public void Judge_tells_which_rules_it_skips_on_both_streams()
    {
        ProgramRun run = Judge("--preset", "uzushio-03a");
        using JsonDocument line = JsonDocument.Parse(run.Out);
        JsonElement[] skipped = [.. line.RootElement.GetProperty("decisions").EnumerateArray().Where(decision => decision.TryGetProperty("skipped", out _))];
        Assert.Contains(skipped, decision => decision.GetProperty("measure").GetString() == "model/kenlm-document-perplexity" && decision.GetProperty("skipped").GetString() == "signal-absent");
        Assert.All(skipped, decision => Assert.False(decision.TryGetProperty("keep", out _)));
        Assert.Contains("rules of `uzushio-03a` are skipped", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)] // アス, as the published code finds it
    [InlineData("off", true)]
    [InlineData("hojichar-substring-words=off", true)]
    [InlineData("hojichar-substring-words", false)] // the only one that stays
    public void Turning_a_quirk_off_changes_what_judge_says(string quirks, bool keeps)
    {
        using JsonDocument line = JsonDocument.Parse(Judge("--preset", "hojichar-default", "--quirks", quirks).Out);
        JsonElement adult = line.RootElement.GetProperty("decisions").EnumerateArray().Single(decision => decision.GetProperty("rule").GetString() == "adult-words");
        Assert.Equal(keeps, adult.GetProperty("keep").GetBoolean());
    }

    [Fact]
    public void Words_of_mecab_are_cut_where_asked_for_and_named_everywhere()
    {
        Assert.DoesNotContain("segmenter", Judge("--preset", "fineweb2-jpn", "--words", "own").Out, StringComparison.Ordinal);
        Assert.Contains("mecab\nown", ProgramRun.Of("[suggest:16]", "measure --words ").Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        string[] here = Segmenters();
        Assert.Equal("own", here[0]);
        using Workspace space = new();
        space.Write("in/a.txt", string.Concat(Enumerable.Repeat("糸を紡ぐ仕事は、古くから農家の冬の夜を支えてきた。\n", 20)));
        string recipe = space.Write("r.yaml", "name: t\nsources: [{name: a, kind: text, paths: [in]}]\n");
        string line = space.Write("line.jsonl", "{\"id\":\"1\",\"text\":\"国会議事堂で食べました。\"}\n");
        ProgramRun.Of("build", recipe, "--out", space.At("own")).Expect(0);
        Assert.Equal("own", Manifest(space.At("own")).Words);
        if (here.Length == 1)
        {
            Assert.Contains("TSU4102", ProgramRun.Of("measure", "--words", "mecab", line).Expect(4).Error, StringComparison.Ordinal);
            Assert.Contains("TSU4102", ProgramRun.Of("build", recipe, "--set", "measure.words=mecab", "--out", space.At("mecab")).Expect(4).Error, StringComparison.Ordinal);
            return;
        }

        using JsonDocument measured = JsonDocument.Parse(ProgramRun.Of("measure", "--words", "mecab", "--only", "text/words", line).Expect(0).Out);
        Assert.Equal(here[1], measured.RootElement.GetProperty("segmenter").GetString());
        Assert.Contains(here[1], Judge("--preset", "fineweb2-jpn", "--words", "mecab").Out, StringComparison.Ordinal);
        ProgramRun.Of("build", recipe, "--set", "measure.words=mecab", "--out", space.At("mecab")).Expect(0);
        Assert.Equal(here[1], Manifest(space.At("mecab")).Words);
        Assert.NotEqual(Manifest(space.At("own")).Plan, Manifest(space.At("mecab")).Plan);
        Assert.Contains(here[1], File.ReadAllText(space.At("mecab/report/card.ja.md")).Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(here[1], File.ReadAllText(space.At("mecab/report/index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_quirk_is_told_with_the_nearest_name()
    {
        ProgramRun run = ProgramRun.Of("rules", "swallow-v1", "--quirks", "swallow-blank-line=off").Expect(2);
        Assert.Contains("TSU2013: --quirks: the preset `swallow-v1` has no quirk `swallow-blank-line`", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean `swallow-blank-lines`?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_build_cards_funnel_and_manifest_name_skipped_rules_and_quirks()
    {
        using Workspace space = new();
        space.Write("in/a.txt", string.Concat(Enumerable.Repeat("糸を紡ぐ仕事は、古くから農家の冬の夜を支えてきた。綿の実が白くはじける頃になると、軒先には摘み取った綿が広げられる。\n", 8)));
        string recipe = space.Write("r.yaml", "name: t\nsources: [{name: a, kind: text, paths: [in]}]\nrules: {preset: fineweb2-jpn, quirks: {fineweb-misnamed-alpha: off}}\n");
        Assert.Contains("skipped language:", ProgramRun.Of("plan", recipe).Expect(0).Out, StringComparison.Ordinal);
        Assert.Contains("language: model/glotlid-japanese", ProgramRun.Of("build", recipe, "--out", space.At("out")).Expect(0).Error, StringComparison.Ordinal);
        string card = File.ReadAllText(space.At("out/report/card.en.md"));
        Assert.Contains("model/glotlid-japanese", card, StringComparison.Ordinal);
        Assert.Contains("| fineweb-misnamed-alpha | no (repaired) |", card, StringComparison.Ordinal);
        Assert.Contains("| fineweb-joined-with-blanks | yes |", card, StringComparison.Ordinal);
        using JsonDocument funnel = JsonDocument.Parse(File.ReadAllText(space.At("out/report/funnel.json")));
        Assert.False(funnel.RootElement.GetProperty("quirks").GetProperty("fineweb-misnamed-alpha").GetBoolean());
        Assert.Equal("signal-absent", funnel.RootElement.GetProperty("rules_skipped")[0].GetProperty("skipped").GetString());
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(space.At("out/manifest.json")));
        Assert.Contains("glotlid", manifest.RootElement.GetProperty("rules").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("id=\"quirks\"", File.ReadAllText(space.At("out/report/index.html")), StringComparison.Ordinal);
        ProgramRun.Of("verify", space.At("out")).Expect(0);
        ExplainsSkippedRulesAndQuirks(space.At("out"));
    }

    [Fact]
    public void A_preset_of_the_users_own_extends_another_and_a_circle_is_told()
    {
        using Workspace space = new();
        string mine = space.Write("mine.yaml", "name: mine\nsummary: x\nsummary-ja: x\nsource: x\nextends: swallow-v1\noverride: {chars: {min: 10}}\n");
        Assert.Contains("chars                      ≥ 10", ProgramRun.Of("rules", mine).Expect(0).Out, StringComparison.Ordinal);
        space.Write("a.yaml", "name: a\nsummary: x\nsummary-ja: x\nsource: x\nextends: b.yaml\n");
        space.Write("b.yaml", "name: b\nsummary: x\nsummary-ja: x\nsource: x\nextends: a.yaml\n");
        Assert.Contains("TSU2015", ProgramRun.Of("rules", space.At("a.yaml")).Expect(2).Error, StringComparison.Ordinal);
    }

    private static void ExplainsSkippedRulesAndQuirks(string folder)
    {
        string id = Ledgers.Rows(folder, "documents", "id").First()[0];
        ProgramRun told = ProgramRun.Of("explain", folder, "--id", id).Expect(0);
        Assert.Contains("not tested, since what they need is not there: language\n", told.Out, StringComparison.Ordinal);
        Assert.Contains("quirks of the published code reproduced: fineweb-", told.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("fineweb-misnamed-alpha", told.Out, StringComparison.Ordinal);
        using JsonDocument life = JsonDocument.Parse(ProgramRun.Of("explain", folder, "--id", id, "--json").Expect(0).Out);
        JsonElement skipped = Assert.Single(life.RootElement.GetProperty("rules_skipped").EnumerateArray());
        Assert.Equal(("language", "signal-absent"), (skipped.GetProperty("rule").GetString(), skipped.GetProperty("skipped").GetString()));
        Assert.Contains("fineweb-joined-with-blanks", life.RootElement.GetProperty("quirks").EnumerateArray().Select(quirk => quirk.GetString()));
        Assert.Contains("判定していない規則: language\n", ProgramRun.Of("explain", folder, "--id", id, "--lang", "ja").Expect(0).Out, StringComparison.Ordinal);
    }

    private static string[] Segmenters()
    {
        foreach (string line in ProgramRun.Of("measures", "--json").Expect(0).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument card = JsonDocument.Parse(line);
            if (card.RootElement.TryGetProperty("segmenters", out JsonElement names))
            {
                Assert.Equal("text/words", card.RootElement.GetProperty("id").GetString());
                return [.. names.EnumerateArray().Select(name => name.GetString()!)];
            }
        }

        return [];
    }

    private static (string Words, string Plan) Manifest(string folder)
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")));
        return (manifest.RootElement.GetProperty("words").GetString()!, manifest.RootElement.GetProperty("plan").GetString()!);
    }

    private static ProgramRun Judge(params string[] options)
    {
        using Workspace space = new();
        return ProgramRun.Of(["judge", .. options, space.Write("in.jsonl", Encoding.UTF8.GetBytes($"{{\"id\":\"a\",\"text\":\"{Text}\"}}\n"))]).Expect(0);
    }
}
