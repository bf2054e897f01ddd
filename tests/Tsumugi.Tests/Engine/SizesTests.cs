using Tsumugi.Engine.Recipes;

namespace Tsumugi.Tests.Engine;

public sealed class SizesTests
{
    [Theory]
    [InlineData("4096", 4096)]
    [InlineData("256MB", 256_000_000)]
    [InlineData("1.5GiB", 1_610_612_736)]
    [InlineData("8 gb", 8_000_000_000)]
    [InlineData("0", 0)]
    public void Reads_sizes_as_people_write_them(string text, long bytes)
    {
        Assert.True(Sizes.TryParse(text, out long read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("-1MB")]
    [InlineData("1e30")]
    [InlineData("999999999TB")]
    [InlineData("１ＭＢ")] // full-width letters are no size
    public void Refuses_what_is_none(string text) => Assert.False(Sizes.TryParse(text, out _));
}
