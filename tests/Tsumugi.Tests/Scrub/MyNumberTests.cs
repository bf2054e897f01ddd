using Tsumugi.Stages.Scrub;

namespace Tsumugi.Tests.Scrub;

public sealed class MyNumberTests
{
    [Theory]
    [InlineData("123456789018", true)]
    [InlineData("621498320257", true)]
    [InlineData("123456789010", false)]
    [InlineData("000000000000", true)]
    public void Check_digit_follows_the_ordinance(string number, bool valid) => Assert.Equal(valid, MyNumber.IsValid(Digits(number)));

    [Theory]
    [InlineData("5835678256246", true)]
    [InlineData("4011001098993", true)]
    [InlineData("7123456789012", true)]
    [InlineData("8123456789012", false)]
    public void Corporate_numbers_begin_with_their_check_digit(string number, bool valid) => Assert.Equal(valid, MyNumber.IsCorporateNumber(Digits(number)));

    [Theory]
    [InlineData("4111111111111111", true)]
    [InlineData("4111111111111112", false)]
    public void Cards_pass_luhn(string number, bool valid) => Assert.Equal(valid, MyNumber.IsLuhn(Digits(number)));

    [Fact]
    public void Exactly_one_last_digit_fits_any_eleven()
    {
        var random = new Random(20260701);
        for (int i = 0; i < 1000; i++)
        {
            byte[] digits = [.. Enumerable.Range(0, 12).Select(_ => (byte)random.Next(10))];
            Assert.Equal(1, Enumerable.Range(0, 10).Count(last => MyNumber.IsValid([.. digits[..11], (byte)last])));
        }
    }

    private static byte[] Digits(string number) => [.. number.Select(digit => (byte)(digit - '0'))];
}
