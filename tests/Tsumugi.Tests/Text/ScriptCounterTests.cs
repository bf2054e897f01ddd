using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class ScriptCounterTests
{
    [Fact]
    public void Counts_as_one_letter_after_the_other_does_on_japanese() => Property.Holds(JapaneseText.Any, CountsPlainly);

    [Fact]
    public void Counts_as_one_letter_after_the_other_does_on_any_utf16() => Property.Holds(JapaneseText.AnyUtf16, CountsPlainly);

    [Fact]
    public void Counts_at_every_length_around_its_stride()
    {
        string text = "あア漢𠮷。、！?a9\n\uD800b\uDC00\uD842\uDFB7";
        for (int start = 0; start < text.Length; start++)
        {
            for (int end = start; end <= text.Length; end++)
            {
                Assert.True(CountsPlainly(text[start..end]), text[start..end]);
            }
        }
    }

    [Theory]
    [InlineData("𠮷野家", 3, 2)] // a kanji beyond the plane is one letter, but no Japanese letter of Swallow's
    [InlineData("葛\U000E0100城", 3, 2)] // a variation selector is a letter
    [InlineData("コーヒー", 4, 2)] // the long mark is no katakana
    [InlineData("", 0, 0)]
    public void Counts_letters_and_japanese_letters(string text, int letters, int japanese)
    {
        ScriptCounts scripts = new TextView(text).Scripts;
        Assert.Equal(letters, scripts.Total);
        Assert.Equal(japanese, scripts.Japanese);
    }

    [Fact] // attributes cannot carry half a pair
    public void Counts_half_a_pair_as_one_letter()
    {
        Assert.Equal(1, new TextView("\uD842").LetterCount);
        Assert.Equal(2, new TextView("\uDFB7\uD842").LetterCount);
    }

    private static bool CountsPlainly(string text)
    {
        int[] expected = new int[LetterClasses.Count];
        int pairs = 0;
        foreach (int point in CodePoints.Of(text))
        {
            expected[(int)LetterClasses.Of(point)]++;
            pairs += point > 0xFFFF ? 1 : 0;
        }

        ScriptCounts found = ScriptCounter.Count(text);
        return Enumerable.Range(0, expected.Length).All(i => expected[i] == found[(LetterClass)i]) && found.Total == expected.Sum() && found.BeyondBmp == pairs;
    }
}
