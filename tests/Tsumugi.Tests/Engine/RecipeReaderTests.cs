using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Engine.Recipes;

namespace Tsumugi.Tests.Engine;

public sealed class RecipeReaderTests
{
    private const string Minimal = "name: web\nsources:\n  - {name: a, kind: warc, paths: [\"*.warc.gz\"]}\n";

    [Fact]
    public void A_minimal_recipe_gets_every_default()
    {
        Recipe recipe = Read(Minimal);
        Assert.Equal("web", recipe.Name);
        Assert.Equal("main-content", recipe.Sections["extract"].Text("html"));
        Assert.Equal(0.8, recipe.Sections["dedup"].Number("near.jaccard"));
        Assert.Equal("swallow-v1", recipe.Rules.Name);
        Assert.Equal("jp-default", recipe.Privacy.Name);
        Assert.Equal("unknown", recipe.Sources[0].Train);
    }

    [Fact]
    public void Three_mistakes_are_told_at_once_with_line_column_and_nearest_key()
    {
        const string Yaml = """
            name: web
            sources:
              - {name: a, kind: wark, paths: ["*.warc.gz"]}
            identfy: {keep: [ja]}
            dedup: {near: {jaccard: 1.8}}
            """;
        ProblemsException problems = Assert.Throws<ProblemsException>(() => Read(Yaml));
        Assert.Equal(["r.yaml:3:21", "r.yaml:4:1", "r.yaml:5:25"], problems.Problems.Select(problem => problem.Place));
        Assert.Contains(problems.Problems, problem => problem.Hint.English == "did you mean `warc`?");
        Assert.Contains(problems.Problems, problem => problem.Hint.English == "did you mean `identify`?");
        Assert.Contains(problems.Problems, problem => problem.Saying.English == "`near.jaccard` is `1.8`, expected a number 0.5–1");
        Assert.Equal(ExitCode.Usage, problems.Exit);
    }

    [Theory]
    [InlineData("", "TSU2000")] // nothing
    [InlineData("just words", "TSU2000")] // no mapping
    [InlineData("name: [", "TSU2000")] // broken YAML
    [InlineData("name: a\nname: b\nsources: []", "TSU2000")] // a key twice
    public void What_is_no_recipe_at_all_is_one_clear_error(string yaml, string code) => Assert.Equal(code, Assert.Throws<TsumugiException>(() => Read(yaml)).Code);

    [Theory]
    [InlineData("rules: {override: {chars: {min: 300}}}", 300)]
    [InlineData("rules: {override: {chars: {min: 12.5}}}", 12.5)]
    public void An_override_changes_one_limit_of_the_preset(string section, double min) => Assert.Equal(min, Read(Minimal + section).Rules.Rules.Single(rule => rule.Id == "chars").Min);

    [Fact]
    public void An_override_off_takes_the_rule_out() => Assert.DoesNotContain(Read(Minimal + "rules: {override: {chars: off}}").Rules.Rules, rule => rule.Id == "chars");

    [Fact]
    public void An_override_of_no_rule_names_the_nearest_one()
    {
        ProblemsException problems = Assert.Throws<ProblemsException>(() => Read(Minimal + "rules: {override: {charz: {min: 1}}}"));
        Assert.Equal("did you mean `chars`?", problems.Problems[0].Hint.English);
    }

    [Fact]
    public void Set_wins_over_the_file_and_reaches_rules_by_their_short_name()
    {
        Recipe recipe = Read(Minimal + "write: {format: parquet}", "write.format=jsonl", "rules.chars.min=7", "identify.keep=[ja, zh]", "dedup.near=no");
        Assert.Equal("jsonl", recipe.Sections["write"].Text("format"));
        Assert.Equal(7, recipe.Rules.Rules.Single(rule => rule.Id == "chars").Min);
        Assert.Equal(["ja", "zh"], recipe.Sections["identify"].Texts("keep"));
        Assert.False(recipe.Sections["dedup"].Flag("near.on"));
    }

    [Fact]
    public void A_set_turns_a_rule_off() => Assert.DoesNotContain(Read(Minimal, "rules.chars=off").Rules.Rules, rule => rule.Id == "chars");

    [Fact]
    public void A_wrong_set_is_placed_on_the_command_line()
    {
        ProblemsException problems = Assert.Throws<ProblemsException>(() => Read(Minimal, "write.format=csv"));
        Assert.Equal("--set", problems.Problems[0].Place);
    }

    [Fact]
    public void A_set_without_equals_sign_is_refused() => Assert.Equal("TSU2008", Assert.Throws<TsumugiException>(() => Read(Minimal, "write.format")).Code);

    [Fact]
    public void An_unknown_preset_or_policy_is_told()
    {
        ProblemsException problems = Assert.Throws<ProblemsException>(() => Read(Minimal + "rules: {preset: sparrow}\nprivacy: {preset: nobody}"));
        Assert.Equal(["TSU2007", "TSU2009"], problems.Problems.Select(problem => problem.Code).Order());
    }

    [Fact]
    public void An_unknown_preset_is_placed_where_it_is_written_and_the_nearest_is_named()
    {
        TsumugiException problem = Assert.Throws<ProblemsException>(() => Read(Minimal + "rules: {preset: swalow-v1}")).Problems[0];
        Assert.Equal("r.yaml:4:17", problem.Place);
        Assert.StartsWith("did you mean `swallow-v1`?", problem.Hint.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules: {quirks: off}", "")]
    [InlineData("rules: {quirks: {swallow-blank-lines: off}}", "")]
    [InlineData("", "rules.quirks=off")]
    [InlineData("", "rules.quirks.swallow-blank-lines=off")]
    public void Turning_a_quirk_off_changes_the_measure_of_its_rule(string section, string set)
    {
        Recipe recipe = Read(Minimal + section, set.Length > 0 ? [set] : []);
        Assert.False(recipe.Rules.Quirks.Single(quirk => quirk.Id == "swallow-blank-lines").On);
        Assert.Equal("repetition/duplicate-paragraph-share", recipe.Rules.Rules.Single(rule => rule.Id == "duplicate-paragraphs").Measure);
    }

    [Fact]
    public void Quirks_are_on_by_default_and_limits_of_the_recipe_win_over_them()
    {
        Assert.Equal("repetition/duplicate-paragraph-share-swallow-code", Read(Minimal).Rules.Rules.Single(rule => rule.Id == "duplicate-paragraphs").Measure);
        Assert.Equal(0.4, Read(Minimal + "rules: {quirks: off, override: {duplicate-paragraphs: {max: 0.4}}}").Rules.Rules.Single(rule => rule.Id == "duplicate-paragraphs").Max);
    }

    [Theory]
    [InlineData("rules: {quirks: {swallow-blank-line: off}}", "TSU2013", "r.yaml:4:18", "did you mean `swallow-blank-lines`?")]
    [InlineData("rules: {quirks: {swallow-blank-lines: perhaps}}", "TSU2004", "r.yaml:4:39", "")]
    [InlineData("rules: {quirks: sometimes}", "TSU2004", "r.yaml:4:17", "")]
    public void A_wrong_quirk_is_told_with_its_place_and_the_nearest_name(string section, string code, string place, string hint)
    {
        TsumugiException problem = Assert.Throws<ProblemsException>(() => Read(Minimal + section)).Problems[0];
        Assert.Equal((code, place, hint), (problem.Code, problem.Place, problem.Hint.English ?? ""));
    }

    [Fact]
    public void Any_yaml_gives_a_recipe_or_errors_with_codes() => Property.Holds(JapaneseText.Any, text =>
    {
        try
        {
            Read(Minimal + "write: {format: \"" + text.Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal) + "\"}");
            return false;
        }
        catch (Exception told) when (told is TsumugiException or ProblemsException)
        {
            return true;
        }
    });

    [Fact]
    public void The_schema_of_recipes_knows_every_key_of_the_cards()
    {
        string schema = RecipeSchema.Write(Catalogue.Sections, Catalogue.SourceKinds);
        using System.Text.Json.JsonDocument parsed = System.Text.Json.JsonDocument.Parse(schema);
        foreach (SectionCard section in Catalogue.Sections)
        {
            System.Text.Json.JsonElement at = parsed.RootElement.GetProperty("properties").GetProperty(section.Name);
            at = section.Named ? at.GetProperty("additionalProperties") : at;
            foreach (SettingCard card in section.Settings)
            {
                System.Text.Json.JsonElement node = at;
                foreach (string key in card.Key.Split('.'))
                {
                    node = node.GetProperty("properties").GetProperty(key);
                }

                Assert.Contains(card.Summary, node.GetProperty("description").GetString(), StringComparison.Ordinal);
            }
        }
    }

    private static Recipe Read(string yaml, params string[] sets) =>
        new RecipeReader(Catalogue.Sections, Catalogue.SourceKinds, PresetFolder.Sources(""), name => PresetFolder.Privacy(name, "")).Read(yaml, "r.yaml", "", sets);
}
