using Tsumugi.Contracts.Measures;
using Tsumugi.Models.Classifier;
using Tsumugi.Text;
using Tsumugi.Text.Words;

namespace Tsumugi.Tests.Models.Classifier;

/// <summary>Numbers of documents that a classifier gives.</summary>
public sealed class ClassifierMeasureTests
{
    private const string Flower = "赤い花が庭に咲いています。\n白い花の種をまきました。";

    private static readonly string[] Texts = [Flower, "青い海で船が進みます。", "花と海", "", "\uD800", "zzz", "　\n\n　"];

    private static readonly Lazy<FastTextModel> Model = new(Train);

    [Fact]
    public void The_number_of_a_label_is_its_probability_to_six_decimals()
    {
        FastTextPredictor predictor = new(Model.Value);
        IMeasure measure = Probability("花").ForWorker();
        foreach (string text in Texts)
        {
            double expected = Math.Round(Math.Clamp(predictor.ProbabilityOf(System.Text.Encoding.UTF8.GetBytes(text), Model.Value.LabelOf("花")), 0, 1), 6);
            Assert.Equal(expected, measure.Of(new TextView(text)));
        }

        Assert.InRange(measure.Of(new TextView(Flower)), 0.9, 1);
        Assert.Equal("classifier/edu", measure.Card.Id);
        Assert.Equal(Unit.Ratio, measure.Card.Unit);
    }

    [Fact]
    public void An_expectation_weighs_every_label_by_its_number_and_leaves_out_those_without()
    {
        IMeasure flower = Probability("花").ForWorker();
        IMeasure sea = Probability("__label__海").ForWorker();
        IMeasure both = Expectation(new("花", 3), new("海", 0.5)).ForWorker();
        IMeasure one = Expectation(new LabelWeight("花", 2)).ForWorker();
        foreach (string text in Texts)
        {
            Assert.Equal((3 * flower.Of(new TextView(text))) + (0.5 * sea.Of(new TextView(text))), both.Of(new TextView(text)), 1e-5);
            Assert.Equal(2 * flower.Of(new TextView(text)), one.Of(new TextView(text)), 1e-5);
        }

        Assert.Equal(Unit.Score, both.Card.Unit);
        Assert.Contains("`海` × 0.5", both.Card.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_cut_as_the_recipe_says()
    {
        MeasureModel about = About with { Label = "花", Words = "own" };
        IMeasure cut = new ClassifierMeasure(about, Model, () => new ScriptSegmenter()).ForWorker();
        ClassifierText bytes = new(new ScriptSegmenter());
        double expected = new FastTextPredictor(Model.Value).ProbabilityOf(bytes.Of(Flower), Model.Value.LabelOf("花"));
        Assert.Equal(expected, cut.Of(new TextView(Flower)), 5);
        Assert.Contains("words cut by own", cut.Card.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void Eight_workers_get_the_same_numbers_from_one_reading_of_the_file()
    {
        int readings = 0;
        Lazy<FastTextModel> model = new(() =>
        {
            Interlocked.Increment(ref readings);
            return Model.Value;
        });
        ClassifierMeasure shared = new(About with { Label = "花" }, model, static () => null);
        double[][] numbers = new double[8][];
        Parallel.For(0, 8, worker =>
        {
            IMeasure own = shared.ForWorker();
            numbers[worker] = [.. Enumerable.Range(0, 200).Select(i => own.Of(new TextView(Texts[i % Texts.Length])))];
        });
        Assert.Equal(1, readings);
        Assert.All(numbers, own => Assert.Equal(numbers[0], own));
    }

    private static MeasureModel About { get; } = new() { Name = "edu", Kind = MeasureModel.Classifier, File = "edu.bin" };

    private static ClassifierMeasure Probability(string label) => new(About with { Label = label }, Model, static () => null);

    private static ClassifierMeasure Expectation(params LabelWeight[] weights) => new(About with { Weights = weights }, Model, static () => null);

    private static FastTextModel Train()
    {
        ClassifierTrainer trainer = new(new ClassifierSettings { Buckets = 1000, Epochs = 30, MinCount = 1 });
        for (int i = 0; i < 20; i++)
        {
            trainer.Add("花", "赤い花が庭に咲いています。"u8);
            trainer.Add("海", "青い海で船が進みます。"u8);
            trainer.Add("山", "高い山に登ります。"u8);
        }

        return trainer.Train("lines.txt", stopping: TestContext.Current.CancellationToken);
    }
}
