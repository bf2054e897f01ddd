using System.Text;
using Tsumugi.Models.Classifier;

namespace Tsumugi.Tests.Models.Classifier;

/// <summary>The own reader beside Debian's fasttext, on models that it trains here.</summary>
public sealed class FastTextParityTests
{
    /// <summary>The program prints six digits of single precision and adds 0.00001 to each probability.</summary>
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData("softmax, words alone", "softmax", "-wordNgrams 1 -minn 0 -maxn 0")]
    [InlineData("softmax, character and word n-grams", "softmax", "-wordNgrams 3 -minn 1 -maxn 4 -bucket 5000")]
    [InlineData("hierarchical softmax", "hs", "-wordNgrams 2 -minn 2 -maxn 3 -bucket 5000")]
    [InlineData("negative sampling", "ns", "-wordNgrams 2 -minn 0 -maxn 0 -bucket 5000")]
    [InlineData("one versus all", "ova", "-wordNgrams 1 -minn 2 -maxn 2 -bucket 3000")]
    public void Dense_models_give_the_labels_and_probabilities_of_fasttext(string what, string loss, string options)
    {
        using TemporaryFolder folder = new();
        string model = Train(folder, loss, options);
        Same(what, model + ".bin", folder);
    }

    [Theory]
    [InlineData("lengths apart, pruned, output too", "-qnorm -cutoff 2000 -qout")]
    [InlineData("a narrower last part", "-dsub 3")]
    [InlineData("pruned to almost nothing", "-cutoff 300 -qnorm")]
    public void Quantised_models_give_the_labels_and_probabilities_of_fasttext(string what, string options)
    {
        using TemporaryFolder folder = new();
        string model = Train(folder, "softmax", "-wordNgrams 2 -minn 2 -maxn 3 -bucket 3000", parts: 60);
        FastTextProgram.Run(["quantize", "-input", folder.File("train.txt"), "-output", model, "-thread", "1", .. options.Split(' ')]);
        Same(what, model + ".ftz", folder);
    }

    [Fact]
    public void A_model_trained_here_is_read_by_fasttext_and_predicts_the_same()
    {
        using TemporaryFolder folder = new();
        foreach (ClassifierSettings settings in (ClassifierSettings[])[new() { Buckets = 4000, MinCount = 2, WordNgrams = 2 }, new() { Buckets = 3000, Loss = ClassifierLoss.HierarchicalSoftmax, Segmenter = "own" }])
        {
            ClassifierTrainer trainer = new(settings);
            foreach ((string label, string text) in FastTextProgram.Lines(200))
            {
                trainer.Add(label, Encoding.UTF8.GetBytes(text));
            }

            using (FileStream file = File.Create(folder.File("own.bin")))
            {
                FastTextWriter.Write(trainer.Train("test", stopping: TestContext.Current.CancellationToken), file);
            }

            Same(settings.Loss.ToString(), folder.File("own.bin"), folder);
            Assert.Equal(settings.Segmenter, FastTextReader.Read(folder.File("own.bin")).Segmenter);
        }
    }

    /// <summary>Trains a model with fasttext; each label cut into parts, since fewer than 256 labels are not quantised there.</summary>
    private static string Train(TemporaryFolder folder, string loss, string options, int parts = 1)
    {
        List<(string Label, string Text)> examples = [.. FastTextProgram.Lines(240).Select((line, i) => (parts == 1 ? line.Label : $"{line.Label}-{i % parts}", line.Text))];
        string lines = FastTextProgram.Write(folder, "train.txt", examples, labelled: true);
        string model = folder.File("model");
        FastTextProgram.Run(["supervised", "-input", lines, "-output", model, "-loss", loss, "-dim", "10", "-epoch", "3", "-lr", "0.6", "-minCount", "2", "-thread", "1", .. options.Split(' ')]);
        return model;
    }

    private static void Same(string what, string model, TemporaryFolder folder)
    {
        List<(string Label, string Text)> lines = FastTextProgram.Lines(400, skip: 300);
        lines.AddRange([("", "__label__law is a label"), ("", "\u3000全角　空白\u3000"), ("", "𠮷野家で😀"), ("", "a\vb\fc"), ("", "!")]);
        string file = FastTextProgram.Write(folder, "test.txt", lines, labelled: false);
        string[] texts = File.ReadAllText(file).TrimEnd('\n').Split('\n');
        FastTextPredictor predictor = new(FastTextReader.Read(model));
        LabelScore[] best = new LabelScore[3];
        List<(string Label, double Probability)[]> expected = FastTextProgram.Predict(model, file, best.Length);
        Assert.True(texts.Length >= 2000);
        int at = 0;
        foreach (string text in texts)
        {
            int found = predictor.Predict(Encoding.UTF8.GetBytes(text), best);
            Assert.Equal(expected[at].Length, found);
            for (int i = 0; i < found; i++)
            {
                Assert.InRange(best[i].Probability, expected[at][i].Probability - Tolerance, expected[at][i].Probability + Tolerance);
                bool isTie = (i > 0 && best[i - 1].Probability - best[i].Probability < 2e-6) || (i + 1 < found && best[i].Probability - best[i + 1].Probability < 2e-6);
                Assert.True(isTie || predictor.Model.Labels[best[i].Label] == expected[at][i].Label, $"{what}: `{text}` is {predictor.Model.Labels[best[i].Label]}, fasttext says {expected[at][i].Label}");
            }

            at++;
        }
    }
}
