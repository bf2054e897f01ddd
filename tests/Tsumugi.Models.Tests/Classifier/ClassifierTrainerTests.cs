using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Classifier;

namespace Tsumugi.Tests.Models.Classifier;

public sealed class ClassifierTrainerTests
{
    [Theory]
    [InlineData(ClassifierLoss.Softmax, "softmax")]
    [InlineData(ClassifierLoss.HierarchicalSoftmax, "hs")]
    public void Five_sources_are_told_apart_as_well_as_by_fasttext(ClassifierLoss loss, string name)
    {
        using TemporaryFolder folder = new();
        List<(string Label, string Text)> lines = FastTextProgram.Lines(300);
        List<(string Label, string Text)> others = FastTextProgram.Lines(200, skip: 400);
        FastTextProgram.Run("supervised", "-input", FastTextProgram.Write(folder, "train.txt", lines, labelled: true), "-output", folder.File("theirs"), "-loss", name, "-thread", "1", "-dim", "16", "-epoch", "20", "-lr", "0.5", "-minCount", "5", "-minn", "1", "-maxn", "4", "-bucket", "32768");
        double theirs = Measure(FastTextReader.Read(folder.File("theirs.bin")), others).Accuracy;
        ClassifierMetrics own = Measure(Train(new ClassifierSettings { Buckets = 1 << 15, Loss = loss, Epochs = 20 }, 300), others);
        Assert.Equal(1000, own.Texts);
        Assert.InRange(own.Accuracy, Math.Max(0.8, theirs - 0.02), 1);
        Assert.All(own.Labels(), figures => Assert.InRange(figures.AreaUnderCurve!.Value, 0.9, 1));
    }

    [Fact]
    public void The_same_texts_and_seed_give_the_same_bytes_and_another_seed_gives_others()
    {
        byte[] once = Bytes(Train(new ClassifierSettings { Buckets = 1000, Epochs = 2 }, 40));
        Assert.Equal(once, Bytes(Train(new ClassifierSettings { Buckets = 1000, Epochs = 2 }, 40)));
        Assert.NotEqual(once, Bytes(Train(new ClassifierSettings { Buckets = 1000, Epochs = 2, Seed = 2 }, 40)));
    }

    [Fact]
    public void One_label_teaches_nothing()
    {
        ClassifierTrainer trainer = new(new ClassifierSettings());
        trainer.Add("only", "一つだけ"u8);
        Assert.Equal("TSU5304", Assert.Throws<TsumugiException>(() => trainer.Train("lines.txt", stopping: TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public void A_rate_that_makes_weights_infinite_is_an_error()
    {
        ClassifierTrainer trainer = new(new ClassifierSettings { Rate = 1e30, Buckets = 100, Epochs = 20 });
        trainer.Add("a", "あいう"u8);
        trainer.Add("b", "あいえ"u8);
        Assert.Equal("TSU5305", Assert.Throws<TsumugiException>(() => trainer.Train("lines.txt", stopping: TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public void Metrics_agree_with_a_count_by_hand()
    {
        ClassifierMetrics metrics = new(["good", "bad"]);
        metrics.Add(0, 0, [0.9f, 0.1f]);
        metrics.Add(0, 1, [0.4f, 0.6f]);
        metrics.Add(1, 1, [0.4f, 0.6f]);
        metrics.Add(1, 1, [0.1f, 0.9f]);
        metrics.Add(-1, 1, [0.2f, 0.8f]);
        Assert.Equal(3.0 / 5, metrics.Accuracy, 12);
        Assert.Equal(1, metrics.Unknown);
        Assert.Equal(new LabelFigures("good", 2, 1, 0.5, 5.5 / 6), metrics.Labels()[0]); // pairs won: 3 of 3, and 2.5 of 3 with one tie
        Assert.Equal(new LabelFigures("bad", 2, 0.5, 1, 4.5 / 6), metrics.Labels()[1]);
    }

    private static ClassifierMetrics Measure(FastTextModel model, List<(string Label, string Text)> lines)
    {
        FastTextPredictor predictor = new(model);
        ClassifierMetrics metrics = new(model.Labels);
        LabelScore[] best = new LabelScore[1];
        float[] all = new float[model.Labels.Count];
        foreach ((string label, string text) in lines)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            predictor.Predict(bytes, best);
            for (int i = 0; i < all.Length; i++)
            {
                all[i] = (float)predictor.ProbabilityOf(bytes, i);
            }

            Assert.Equal(1, all.Sum(), 3);
            Assert.Equal(best[0].Label, Array.IndexOf(all, all.Max()));
            metrics.Add(model.LabelOf(label), best[0].Label, all);
        }

        return metrics;
    }

    private static FastTextModel Train(ClassifierSettings settings, int lines)
    {
        ClassifierTrainer trainer = new(settings);
        foreach ((string label, string text) in FastTextProgram.Lines(lines))
        {
            trainer.Add(label, Encoding.UTF8.GetBytes(text));
        }

        return trainer.Train("test", stopping: TestContext.Current.CancellationToken);
    }

    private static byte[] Bytes(FastTextModel model)
    {
        using MemoryStream stream = new();
        FastTextWriter.Write(model, stream);
        return stream.ToArray();
    }
}
