using System.Text;
using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class Utf8OffsetsTests
{
    [Fact]
    public void Every_offset_equals_the_bytes_before_it()
        => Property.Holds(JapaneseText.Any, text =>
        {
            var offsets = new Utf8Offsets(text);
            for (int i = 0; i <= text.Length; i++)
            {
                bool inside = i > 0 && i < text.Length && char.IsSurrogatePair(text[i - 1], text[i]);
                if (offsets.At(i) != Encoding.UTF8.GetByteCount(text.AsSpan(0, inside ? i - 1 : i)))
                {
                    return false;
                }
            }

            return true;
        });

    [Theory]
    [InlineData("葛\U000E0100城市", 13)] // governance.md: 5 units, 13 bytes
    [InlineData("𠮷野家", 10)]
    [InlineData("", 0)]
    public void The_end_equals_the_length_in_bytes(string text, long bytes) => Assert.Equal(bytes, new Utf8Offsets(text).At(text.Length));

    [Fact]
    public void A_lone_surrogate_counts_as_the_replacement_character() => Assert.Equal(5, new Utf8Offsets("a\uD800b").At(3));

    [Fact]
    public void Going_back_is_our_bug() => Assert.Throws<ArgumentOutOfRangeException>(() =>
    {
        var offsets = new Utf8Offsets("abc");
        _ = offsets.At(2);
        _ = offsets.At(1);
    });
}
