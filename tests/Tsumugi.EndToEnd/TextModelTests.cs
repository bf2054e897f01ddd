using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>The commands that train and apply text models.</summary>
public sealed class TextModelTests
{
    private static readonly string[] Flowers = ["赤い花が庭に咲いています。", "白い花の種をまきました。", "花壇の花に水をやります。"];

    private static readonly string[] Seas = ["青い海で船が進みます。", "海の魚を釣りました。", "波の高い海に注意します。"];

    [Theory]
    [InlineData("none")]
    [InlineData("own")]
    public void A_classifier_is_trained_tested_and_applied(string words)
    {
        using Workspace space = new();
        string lines = space.Write("train.jsonl", string.Concat(Flowers.Select(text => Line("花", text)).Concat(Seas.Select(text => Line("海", text))).Concat(["{\"text\":\"ラベルなし\"}\n"])));
        ProgramRun trained = ProgramRun.Of("classify", "train", lines, "--out", space.At("model.bin"), "--words", words, "--bucket", "1000", "--epoch", "50", "--min-count", "1", "--lang", "en").Expect(0);
        Assert.Contains("1 texts have no label", trained.Error, StringComparison.Ordinal);
        Assert.Contains("6 texts, 2 labels", trained.Error, StringComparison.Ordinal);

        using JsonDocument figures = JsonDocument.Parse(ProgramRun.Of("classify", "test", space.At("model.bin"), lines, "--json").Expect(0).Out);
        Assert.Equal(1, figures.RootElement.GetProperty("accuracy").GetDouble());
        Assert.Contains("AUC", ProgramRun.Of("classify", "test", space.At("model.bin"), lines, "--lang", "ja").Expect(0).Out, StringComparison.Ordinal);

        string predicted = ProgramRun.Of(new ProgramSettings { Input = Line("", "海の船") }, "classify", "predict", space.At("model.bin"), "--top", "5").Expect(0).Out;
        using JsonDocument answer = JsonDocument.Parse(predicted);
        Assert.Equal("海の船", answer.RootElement.GetProperty("text").GetString());
        Assert.Equal(["海", "花"], answer.RootElement.GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("label").GetString()));
        Assert.StartsWith("{\"line\":1,\"labels\":[{\"label\":\"花\",", ProgramRun.Of(new ProgramSettings { Input = "花の種\n" }, "classify", "predict", space.At("model.bin"), "--plain").Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_model_is_told_in_both_languages()
    {
        using Workspace space = new();
        string file = space.Write("model.bin", "これはモデルではありません");
        Assert.Contains("TSU5300", ProgramRun.Of("classify", "predict", file, "--lang", "en").Expect(4).Error, StringComparison.Ordinal);
        Assert.Contains("fastText のモデルではありません", ProgramRun.Of("classify", "test", file, "--lang", "ja").Expect(4).Error, StringComparison.Ordinal);
        Assert.Contains("TSU5311", ProgramRun.Of("lm", "score", file, "--lang", "en").Expect(4).Error, StringComparison.Ordinal);
        Assert.Contains("TSU5304", ProgramRun.Of(new ProgramSettings { Input = Line("一つ", "だけ") }, "classify", "train", "--out", space.At("x.bin"), "--lang", "en").Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("TSU5310", ProgramRun.Of("lm", "train", "--out", space.At("x.lm"), "--lang", "en").Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_model_is_trained_and_scores_the_same_as_its_arpa_text()
    {
        using Workspace space = new();
        string lines = space.Write("train.jsonl", string.Concat(Flowers.Concat(Seas).Select(text => Line("", text + "\n" + text))));
        ProgramRun.Of("lm", "train", lines, "--out", space.At("a.lm"), "--arpa", space.At("a.arpa"), "--order", "3", "--workers", "1").Expect(0);
        ProgramRun.Of("lm", "train", lines, "--out", space.At("b.lm"), "--order", "3", "--workers", "4", "--memory", "256MB").Expect(0);
        Assert.Equal(File.ReadAllBytes(space.At("a.lm")), File.ReadAllBytes(space.At("b.lm")));
        Assert.Equal(4, Directory.GetFileSystemEntries(space.Folder).Length);

        string scored = ProgramRun.Of("lm", "score", space.At("a.lm"), lines).Expect(0).Out;
        Assert.Equal(scored, ProgramRun.Of("lm", "score", space.At("a.arpa"), lines).Expect(0).Out);
        Assert.Equal(6, scored.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        double known = Bits("赤い花が庭に咲いています。");
        Assert.InRange(known, 0.1, Bits("すまいてい咲に庭が花い赤。") - 1);

        double Bits(string text)
        {
            using JsonDocument answer = JsonDocument.Parse(ProgramRun.Of(new ProgramSettings { Input = text + "\n" }, "lm", "score", space.At("a.lm"), "--plain", "--sum").Expect(0).Out);
            return answer.RootElement.GetProperty("bits_per_letter").GetDouble();
        }
    }

    private static string Line(string label, string text) => JsonSerializer.Serialize(new Dictionary<string, string> { ["label"] = label, ["text"] = text }) + "\n";
}
