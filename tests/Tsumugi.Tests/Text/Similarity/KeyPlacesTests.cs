using Tsumugi.Text;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Tests.Text.Similarity;

public sealed class KeyPlacesTests
{
    [Theory]
    [InlineData("ｶﾞｷ", new[] { 0, 2 }, new[] { 2, 3 })] // a letter and its mark are one
    [InlineData("か\u3099き", new[] { 0, 2 }, new[] { 2, 3 })]
    [InlineData("  a\n b ", new[] { 2, 5 }, new[] { 3, 6 })] // white space belongs to nobody
    [InlineData("あ...い", new[] { 0, 1, 4 }, new[] { 1, 4, 5 })] // a run of dots
    [InlineData("葛\U000E0100飾", new[] { 0, 3 }, new[] { 3, 4 })] // the selector goes with its letter
    [InlineData("", new int[0], new int[0])]
    public void Each_letter_of_the_key_knows_its_stretch(string text, int[] starts, int[] ends)
    {
        int[] foundStarts = new int[text.Length + 1];
        int[] foundEnds = new int[text.Length + 1];
        int length = DedupKey.Places(text, foundStarts, foundEnds);
        Assert.Equal(starts, foundStarts[..length]);
        Assert.Equal(ends, foundEnds[..length]);
    }

    [Fact]
    public void There_are_as_many_places_as_letters_and_they_rise()
    {
        Property.Holds(JapaneseText.Any, Holds);
        Property.Holds(JapaneseText.AnyUtf16, Holds);

        static bool Holds(string text)
        {
            TextBuffer key = new();
            DedupKey.Fold(text, key);
            int[] starts = new int[key.Length + 1];
            int[] ends = new int[key.Length + 1];
            if (DedupKey.Places(text, starts, ends) != key.Length)
            {
                return false;
            }

            for (int i = 0; i < key.Length; i++)
            {
                if (starts[i] >= ends[i] || ends[i] > text.Length || (i > 0 && starts[i] < ends[i - 1]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    [Fact]
    public void The_stretch_of_a_letter_folds_to_that_letter() => Property.Holds(JapaneseText.Any, text =>
    {
        TextBuffer key = new();
        DedupKey.Fold(text, key);
        int[] starts = new int[key.Length + 1];
        int[] ends = new int[key.Length + 1];
        DedupKey.Places(text, starts, ends);
        TextBuffer part = new();
        for (int i = 0; i < key.Length; i++)
        {
            DedupKey.Fold(text.AsSpan(starts[i], ends[i] - starts[i]), part);
            if (!part.Written.SequenceEqual(key.Written.Slice(i, 1)))
            {
                return false;
            }
        }

        return true;
    });
}
