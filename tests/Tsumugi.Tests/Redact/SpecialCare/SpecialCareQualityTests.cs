namespace Tsumugi.Tests.Redact.SpecialCare;

/// <summary>Holds precision and recall on labelled sentences; run with `--show-live-output on` to see the figures that `docs/en/privacy.md` gives.</summary>
public sealed class SpecialCareQualityTests
{
    [Theory]
    [InlineData("tuning.jsonl", 0.98, 0.92)]
    [InlineData("held-out.jsonl", 0.95, 0.93)]
    [InlineData("other-words.jsonl", 0.90, 0.50)]
    public void Finds_what_is_labelled_and_little_else(string file, double leastPrecision, double leastRecall)
    {
        LabelledSentences score = LabelledSentences.Score(file);
        TestContext.Current.TestOutputHelper!.WriteLine($"{file}: {score}");
        Assert.True(score.Precision >= leastPrecision && score.Recall >= leastRecall, score.ToString());
    }

    [Fact]
    public void The_files_hold_enough_of_either_side_and_a_third_or_so_is_held_out()
    {
        LabelledSentences tuning = LabelledSentences.Score("tuning.jsonl");
        LabelledSentences heldOut = LabelledSentences.Score("held-out.jsonl");
        Assert.True(tuning.Positive + heldOut.Positive >= 150 && tuning.Negative + heldOut.Negative >= 200);
        LabelledSentences others = LabelledSentences.Score("other-words.jsonl");
        int apart = heldOut.Positive + heldOut.Negative + others.Positive + others.Negative;
        Assert.InRange((double)apart / (tuning.Positive + tuning.Negative + apart), 0.3, 0.4);
    }
}
