using Tsumugi.Text.Similarity;

namespace Tsumugi.Tests.Text.Similarity;

public sealed class ShingleSetTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("あいうえ", "あいうえ", 0)] // four letters have no shingle
    [InlineData("あいうえお", "あいうえお", 1)]
    [InlineData("あいうえおか", "あいうえお", 1.0 / 2)]
    [InlineData("あいうえおか", "いうえおかき", 1.0 / 3)]
    [InlineData("ああああああああ", "あああああ", 1)] // sets, not bags
    [InlineData("𠮷𠮷𠮷𠮷𠮷野", "𠮷𠮷𠮷𠮷𠮷家", 1.0 / 3)] // a surrogate pair is one letter
    [InlineData("かかかかか", "ががががが", 0)]
    public void Gives_the_true_similarity(string left, string right, double jaccard) => Assert.Equal(jaccard, Jaccard(left, right, 0), 12);

    [Fact]
    public void Equals_the_similarity_of_string_sets() => Property.Holds(
        JapaneseText.Any,
        text =>
        {
            string other = text.Length > 3 ? text[1..] + "と" + text[..^2] : text;
            return Math.Abs(Jaccard(text, other, 0) - JaccardOfStrings(text, other)) < 1e-12;
        });

    [Fact]
    public void A_limit_never_hides_a_similarity_that_reaches_it_and_never_lets_one_below_pass() => Property.Holds(
        JapaneseText.Any,
        text =>
        {
            string other = text[(text.Length / 5)..];
            double exact = JaccardOfStrings(text, other);
            return new[] { 0.5, 0.75, 0.8, 1, exact }.All(limit => exact >= limit ? Jaccard(text, other, limit) == exact : Jaccard(text, other, limit) < limit);
        });

    [Theory]
    [InlineData("あいうえお", 1, true)]
    [InlineData("あいうえ", 1, false)]
    [InlineData("ああああああああああああああああああああああああああああああ", 2, false)]
    [InlineData("いろはにほへとちりぬるをわかよたれそつねならむ", 19, true)]
    [InlineData("いろはにほへとちりぬるをわかよたれそつねならむ", 20, false)]
    public void Counts_only_as_far_as_asked(string key, int least, bool has) => Assert.Equal(has, ShingleSet.HasAtLeast(key, least));

    [Fact]
    public void A_set_is_used_again_after_a_giant()
    {
        var set = new ShingleSet();
        string giant = string.Concat(Enumerable.Range(0, 400_000).Select(i => (char)(0x4E00 + (i * 7919 % 20_000)) + "" + (char)(0x3041 + (i % 80))));
        set.Fill(giant);
        Assert.True(set.Members.Length > 30_000);
        set.Fill("あいうえおか");
        Assert.Equal(2, set.Members.Length);
        Assert.Equal(1, set.Jaccard(set.Members, 1));
    }

    private static double Jaccard(string left, string right, double atLeast)
    {
        var a = new ShingleSet();
        var b = new ShingleSet();
        a.Fill(left);
        b.Fill(right);
        return a.Jaccard(b.Members, atLeast);
    }

    private static double JaccardOfStrings(string left, string right)
    {
        HashSet<string> a = Shingles(left);
        HashSet<string> b = Shingles(right);
        int both = a.Count(b.Contains);
        return a.Count + b.Count == 0 ? 0 : (double)both / (a.Count + b.Count - both);
    }

    private static HashSet<string> Shingles(string text)
    {
        var letters = new List<string>();
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            letters.Add(text.Substring(i, pair ? 2 : 1));
            i += pair ? 1 : 0;
        }

        return [.. Enumerable.Range(0, Math.Max(0, letters.Count - 4)).Select(i => string.Join('|', letters.Skip(i).Take(5)))];
    }
}
