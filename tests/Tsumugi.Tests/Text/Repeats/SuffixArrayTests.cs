using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text.Repeats;

namespace Tsumugi.Tests.Text.Repeats;

public sealed class SuffixArrayTests
{
    /// <summary>Few letters make many equal stretches, which is where sorting goes wrong.</summary>
    private static readonly Arbitrary<int[]> SmallAlphabets = Arb.From(
        Gen.Choose(1, 3).SelectMany(letters => Gen.Choose(0, letters).ListOf()).Select(text => text.ToArray()),
        text => text.Length == 0 ? [] : [text[1..], text[..^1], text[..(text.Length / 2)]]);

    [Fact]
    public void Sorts_as_comparing_all_suffixes_does() => Property.Holds(SmallAlphabets, text => Built(text, 4).SequenceEqual(Plainly(text)));

    [Fact]
    public void Measures_what_neighbours_share() => Property.Holds(SmallAlphabets, text =>
    {
        int[] order = Built(text, 4);
        return Shared(text, order).SequenceEqual(order.Select((start, i) => i == 0 ? 0 : text.AsSpan(start).CommonPrefixLength(text.AsSpan(order[i - 1]))));
    });

    [Fact]
    public void Sorts_every_text_of_up_to_eight_letters_over_three()
    {
        for (int length = 0; length <= 8; length++)
        {
            int texts = (int)Math.Pow(3, length);
            for (int number = 0; number < texts; number++)
            {
                int[] text = new int[length];
                for (int i = 0, rest = number; i < length; i++, rest /= 3)
                {
                    text[i] = rest % 3;
                }

                Assert.Equal(Plainly(text), Built(text, 3));
            }
        }
    }

    [Theory]
    [InlineData("one letter")]
    [InlineData("period of two")]
    [InlineData("period of 97")]
    [InlineData("Fibonacci")]
    [InlineData("Thue-Morse")]
    [InlineData("falling")]
    [InlineData("rising")]
    public void Stays_linear_on_texts_that_are_their_own_copies(string kind)
    {
        int[] text = RepetitiveText.Of(kind, 200_000).Select(letter => (int)letter).ToArray();
        int[] order = [];
        int[] shared = [];
        TimeSpan taken = ThreadTime.Least(() =>
        {
            order = Built(text, 0x10000);
            shared = Shared(text, order);
        });
        Assert.InRange(taken, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.True(order.Order().SequenceEqual(Enumerable.Range(0, text.Length)), "a suffix is missing");
        for (int i = 1; i < order.Length; i++)
        {
            // The letter behind what two neighbours share decides their order; the end of the text is less than any.
            int left = order[i - 1] + shared[i];
            int right = order[i] + shared[i];
            if (right >= text.Length || (left < text.Length && text[left] >= text[right]))
            {
                Assert.Fail($"places {i - 1} and {i} are out of order");
            }
        }
    }

    [Fact]
    public void Refuses_a_result_of_another_length() => Assert.Throws<ArgumentException>(() => SuffixArray.Build([1, 2], 3, new int[3]));

    [Fact]
    public void Refuses_a_letter_outside_the_alphabet() => Assert.Throws<IndexOutOfRangeException>(() => SuffixArray.Build([1, 3], 3, new int[2]));

    private static int[] Built(int[] text, int alphabet)
    {
        int[] order = new int[text.Length];
        SuffixArray.Build(text, alphabet, order);
        return order;
    }

    private static int[] Shared(int[] text, int[] order)
    {
        int[] shared = new int[text.Length];
        CommonPrefixes.Build(text, order, shared);
        return shared;
    }

    private static int[] Plainly(int[] text)
    {
        int[] order = [.. Enumerable.Range(0, text.Length)];
        Array.Sort(order, (left, right) => text.AsSpan(left).SequenceCompareTo(text.AsSpan(right)));
        return order;
    }
}
