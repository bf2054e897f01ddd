using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Corpus.Scoring;

namespace Tsumugi.Tests.Bench;

public sealed class ExtractionScoreTests
{
    [Theory]
    [InlineData("東京都", "東京都", 1, 1, 1)]
    [InlineData("", "", 1, 1, 1)]
    [InlineData("", "東京都", 0, 0, 0)] // lost
    [InlineData("東京都", "", 0, 1, 0)] // invented
    [InlineData("東 京\n都", "東京都", 1, 1, 1)] // white space is nobody's
    [InlineData("東京都庁前", "東京都", 1.0 / 3, 1, 0.5)] // 東京都 of 東京都, 京都庁, 都庁前
    [InlineData("ああああ", "あああ", 0.5, 1, 2.0 / 3)] // repeated grams count as often as they stand
    public void Grams_are_compared_with_multiplicity(string text, string gold, double precision, double recall, double f1)
    {
        Overlap overlap = ExtractionScore.Grams(text, gold);
        Assert.Equal(precision, overlap.Precision, 12);
        Assert.Equal(recall, overlap.Recall, 12);
        Assert.Equal(f1, overlap.F1, 12);
    }

    [Fact]
    public void Lines_see_what_grams_do_not()
    {
        Assert.Equal(new Overlap(2, 2, 2), ExtractionScore.Lines("見出し\n\n本 文です。\n", "見出し\n本文です。"));
        Assert.Equal(new Overlap(0, 1, 2), ExtractionScore.Lines("見出し本文です。", "見出し\n本文です。"));
        Assert.Equal(new Overlap(1, 2, 1), ExtractionScore.Lines("目次\n目次", "目次"));
    }

    [Fact]
    public void Precision_and_recall_change_places_with_their_sides()
    {
        Gen<string> text = Gen.ArrayOf(Gen.Elements('あ', 'い', '\n', ' ', 'か')).Select(letters => new string(letters));
        Prop.ForAll(Arb.From(text), Arb.From(text), (left, right) =>
        {
            Overlap one = ExtractionScore.Grams(left, right);
            Overlap other = ExtractionScore.Grams(right, left);
            return (one.Shared, one.Found, one.Expected) == (other.Shared, other.Expected, other.Found) && one.F1 is >= 0 and <= 1 && ExtractionScore.Grams(left, left).F1 == 1;
        }).QuickCheckThrowOnFailure();
    }
}
