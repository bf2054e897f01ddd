using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Recipes;
using Tsumugi.Models.Classifier;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;

namespace Tsumugi.Tests.Engine;

/// <summary>Models that a recipe names, and rules that rest on them.</summary>
public sealed class RecipeModelsTests : IDisposable
{
    private const string Sources = "name: web\nsources:\n  - {name: a, kind: text, paths: [\"a.txt\"]}\n";
    private const string Edu = "models: {edu: {classifier: edu.bin, label: good}}\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_recipe_gives_its_models_names_and_its_rules_use_them()
    {
        Recipe recipe = Read(Sources + "models:\n  edu: {classifier: m/edu.bin, label: good}\n  level: {classifier: l.ftz, weights: {b: 2, a: 0.5}, words: own}\n  wiki: {language-model: w.arpa}\nrules:\n  add:\n    - {id: instructive, measure: classifier/edu, min: 0.5}\n    - {id: level, measure: classifier/level, min: 1.5, because: ours}\n    - {id: strange, measure: lm/wiki-bits-per-letter, max: 9}\n  override: {instructive: {min: 0.6}}\n");
        Assert.Equal(["classifier/edu", "classifier/level", "lm/wiki-bits-per-letter"], ModelSettings.Of(recipe.Sections["models"]).Select(model => model.Measure));
        Assert.Equal([new LabelWeight("a", 0.5), new LabelWeight("b", 2)], ModelSettings.Of(recipe.Sections["models"])[1].Weights);
        Assert.Equal("own", ModelSettings.WordsOf(recipe.Sections["models"], "level"));
        Rule[] added = [.. recipe.Rules.Rules.TakeLast(3)];
        Assert.Equal(["instructive", "level", "strange"], added.Select(rule => rule.Id));
        Assert.Equal([0.6, 1.5, null], added.Select(rule => rule.Min));
        Assert.Equal(["recipe", "ours", "recipe"], added.Select(rule => rule.Because));
    }

    [Fact]
    public void A_preset_of_the_users_own_may_rest_on_the_models_of_the_recipe_that_uses_it()
    {
        File.WriteAllText(_folder.File("own.yaml"), "name: own\nsummary: a\nsummary-ja: あ\nsource: tests\nrules:\n  - {id: edu, measure: classifier/edu, min: 0.5, because: tests}\n");
        Assert.Equal("classifier/edu", Read(Sources + Edu + "rules: {preset: own.yaml}").Rules.Rules[0].Measure);
        Assert.Equal("classifier/edu", PresetFolder.Find("own.yaml", _folder.Root)!.Rules[0].Measure);
        TsumugiException without = Assert.Throws<ProblemsException>(() => Read(Sources + "rules: {preset: own.yaml}")).Problems[0];
        Assert.Equal("TSU2010", without.Code);
        Assert.Contains("`models` of the recipe", without.Hint.English, StringComparison.Ordinal);
        Assert.Contains("--recipe", Assert.Throws<TsumugiException>(() => new RuleEvaluator(PresetFolder.Find("own.yaml", _folder.Root)!)).Hint.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("models: {edu: {classifier: a.bin}}", "TSU2004", "r.yaml:4:15")] // neither label nor weights
    [InlineData("models: {edu: {classifier: a.bin, label: a, weights: {a: 1}}}", "TSU2004", "r.yaml:4:15")] // both
    [InlineData("models: {edu: {label: a}}", "TSU2004", "r.yaml:4:15")] // no file
    [InlineData("models: {edu: {classifier: a.bin, language-model: b, label: a}}", "TSU2004", "r.yaml:4:15")]
    [InlineData("models: {w: {language-model: b, words: own}}", "TSU2004", "r.yaml:4:40")] // words are for classifiers
    [InlineData("models: {Edu: {classifier: a.bin, label: a}}", "TSU2004", "r.yaml:4:15")] // no id can be made of it
    [InlineData("models: {edu: a.bin}", "TSU2003", "r.yaml:4:15")]
    [InlineData("models: {edu: {classifer: a.bin}}", "TSU2001", "r.yaml:4:16")]
    [InlineData("models: {edu: {classifier: a.bin, weights: {a: much}}}", "TSU2004", "r.yaml:4:48")]
    [InlineData("models: {edu: {classifier: a.bin, weights: {a: -1}}}", "TSU2004", "r.yaml:4:48")]
    [InlineData("models: {edu: {classifier: a.bin, weights: [a]}}", "TSU2003", "r.yaml:4:44")]
    [InlineData("rules: {add: [{id: x, measure: classifier/edu, min: 0.5}]}", "TSU2010", "r.yaml:4:32")] // no such model
    [InlineData("rules: {add: [{id: chars, measure: text/letters, min: 1}]}", "TSU2005", "r.yaml:4:15")] // the preset has it
    [InlineData("rules: {add: [{id: x, measure: text/letters}]}", "TSU2006", "r.yaml:4:15")]
    [InlineData("rules: {add: {id: x}}", "TSU2003", "r.yaml:4:14")]
    [InlineData("models: {edu: {classifier: a.bin, label: a}}\nrules: {add: [{id: x, measure: classifier/edu, min: 50}]}", "TSU2004", "r.yaml:5:53")] // a probability in per cent
    public void A_mistake_is_told_with_its_place(string section, string code, string place)
    {
        TsumugiException problem = Assert.Throws<ProblemsException>(() => Read(Sources + section)).Problems[0];
        Assert.Equal((code, place), (problem.Code, problem.Place));
    }

    [Theory]
    [InlineData(null, "TSU4001")]
    [InlineData("これはモデルではありません", "TSU5300")]
    [InlineData("", "TSU5300")]
    public void A_file_that_is_missing_or_foreign_is_told_at_plan_time_with_its_place_in_the_recipe(string? content, string code)
    {
        if (content is not null)
        {
            File.WriteAllText(_folder.File("edu.bin"), content);
        }

        AssertProblem(Sources + Edu, code, "r.yaml:4:28");
    }

    [Fact]
    public void A_file_that_is_cut_at_any_place_is_told_at_plan_time()
    {
        byte[] whole = Plant();
        foreach (int length in Enumerable.Range(0, 40).Select(i => whole.Length * i / 40))
        {
            File.WriteAllBytes(_folder.File("edu.bin"), whole[..length]);
            List<TsumugiException> problems = [];
            Assert.Empty(Find(Sources + Edu, problems));
            Assert.True(problems is [{ Code: "TSU5300" or "TSU5301", Place: "r.yaml:4:28", Hint.English.Length: > 0 }], $"{length}: {string.Join(", ", problems)}");
        }
    }

    [Fact]
    public void A_language_model_that_is_none_is_told_at_plan_time()
    {
        File.WriteAllText(_folder.File("w.arpa"), "\\data\\\nngram 1=5\n\n\\1-grams:\n-1\ta\n");
        AssertProblem(Sources + "models: {w: {language-model: w.arpa}}", "TSU5313", "r.yaml:4:30");
        File.WriteAllText(_folder.File("w.arpa"), "no model");
        AssertProblem(Sources + "models: {w: {language-model: w.arpa}}", "TSU5311", "r.yaml:4:30");
    }

    [Fact]
    public void A_label_that_is_not_there_names_those_that_are()
    {
        Plant();
        TsumugiException problem = AssertProblem(Sources + "models: {edu: {classifier: edu.bin, label: goood}}", "TSU2016", "r.yaml:4:44");
        Assert.Contains("`bad`, `good`", problem.Saying.English, StringComparison.Ordinal);
        Assert.Equal("did you mean `good`?", problem.Hint.English);
        AssertProblem(Sources + "models: {edu: {classifier: edu.bin, weights: {good: 1, middling: 2}}}", "TSU2016", "r.yaml:4:46");
    }

    [Fact]
    public void Another_content_is_another_plan_and_another_folder_is_not()
    {
        Plant();
        File.WriteAllText(_folder.File("a.txt"), "本文です。");
        Recipe recipe = Read(Sources + Edu);
        MeasureModel model = Find(Sources + Edu, [])[0];
        Plan plan = Of(model);
        Assert.Equal(plan.Hash, Of(model with { Path = "/elsewhere/edu.bin" }).Hash);
        Assert.NotEqual(plan.Hash, Of(model with { Sha256 = new string('0', 64) }).Hash);
        Assert.NotEqual(plan.Hash, Of().Hash);
        PlanFile.Save(plan, _folder.File("plan.json"));
        MeasureModel read = Assert.Single(PlanFile.Load(_folder.File("plan.json")).Models);
        Assert.Equal(model.Card, read.Card);
        Assert.Equal(model.Path, read.Path);

        Plan Of(params MeasureModel[] models) => PlanFile.Make(recipe, "", [], "1", models: models);
    }

    [Fact]
    public void A_file_exchanged_after_the_plan_stops_the_first_document()
    {
        Plant();
        MeasureModel model = Find(Sources + Edu, [])[0];
        Assert.InRange(ModelMeasures.Open([model])[0].ForWorker().Of(new TextView("良い本文です。")), 0.5, 1);
        IMeasure exchanged = ModelMeasures.Open([model with { Sha256 = new string('0', 64) }])[0].ForWorker();
        Assert.Equal("TSU4104", Assert.Throws<TsumugiException>(() => exchanged.Of(new TextView("良い本文です。"))).Code);
        Assert.Equal([model.Name], RecipeModels.Changed([model, model with { Sha256 = "" }, model with { Path = "/nowhere" }]).Select(changed => changed.Name));
    }

    public void Dispose() => _folder.Dispose();

    private TsumugiException AssertProblem(string yaml, string code, string place)
    {
        List<TsumugiException> problems = [];
        Find(yaml, problems);
        TsumugiException problem = Assert.Single(problems);
        Assert.Equal((code, place), (problem.Code, problem.Place));
        Assert.NotEmpty(problem.Saying.Japanese);
        return problem;
    }

    private IReadOnlyList<MeasureModel> Find(string yaml, List<TsumugiException> problems) =>
        new RecipeModels(Read(yaml), new RecipePlaces(yaml, "r.yaml", [], Catalogue.Sections), problems).Find();

    private Recipe Read(string yaml) => PlanMaker.ReadRecipe(yaml, "r.yaml", _folder.Root, []);

    private byte[] Plant()
    {
        ClassifierTrainer trainer = new(new ClassifierSettings { Buckets = 100, Epochs = 20, MinCount = 1 });
        for (int i = 0; i < 10; i++)
        {
            trainer.Add("good", "良い本文です。"u8);
            trainer.Add("bad", "悪い広告"u8);
        }

        using MemoryStream stream = new();
        FastTextWriter.Write(trainer.Train("test", stopping: TestContext.Current.CancellationToken), stream);
        File.WriteAllBytes(_folder.File("edu.bin"), stream.ToArray());
        return stream.ToArray();
    }
}
