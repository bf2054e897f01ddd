using Tsumugi.Stages.Report;

namespace Tsumugi.Tests.Report;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(999_949, "1.0 MB")] // not 1000 kB
    [InlineData(1_045_245, "1.0 MB")]
    [InlineData(123_456_789, "123 MB")]
    [InlineData(long.MaxValue, "9223 PB")]
    public void Sizes_have_decimal_units(long bytes, string text) => Assert.Equal(text, Numbers.Bytes(bytes));

    [Theory]
    [InlineData(0, 0, "–")]
    [InlineData(0, 7, "0.0 %")]
    [InlineData(1, 100_000, "<0.1 %")] // not nothing
    [InlineData(99_999, 100_000, ">99.9 %")] // not everything
    [InlineData(7, 7, "100.0 %")]
    [InlineData(1, 3, "33.3 %")]
    public void A_share_is_never_rounded_to_nothing_or_everything(long part, long whole, string text) => Assert.Equal(text, Numbers.Percent(part, whole));

    [Theory]
    [InlineData(0.19994, "0.1999")]
    [InlineData(19.925, "19.925")]
    [InlineData(12345.6, "12,345.6")]
    [InlineData(double.NaN, "–")]
    public void Values_are_short(double value, string text) => Assert.Equal(text, Numbers.Value(value));
}
