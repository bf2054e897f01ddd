using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class CheckDigitsTests
{
    [Theory]
    [InlineData("123456789018", true)]
    [InlineData("621498320257", true)]
    [InlineData("123456789010", false)]
    [InlineData("000000000000", true)]
    [InlineData("12345678901", false)]
    public void My_numbers_follow_the_ordinance(string number, bool valid) => Assert.Equal(valid, CheckDigits.IsMyNumber(Digits(number)));

    [Theory]
    [InlineData("5835678256246", true)]
    [InlineData("4011001098993", true)]
    [InlineData("7123456789012", true)]
    [InlineData("8123456789012", false)]
    [InlineData("835678256246", false)]
    public void Corporate_numbers_begin_with_their_check_digit(string number, bool valid) => Assert.Equal(valid, CheckDigits.IsCorporateNumber(Digits(number)));

    [Theory]
    [InlineData("309012345620", true)]
    [InlineData("309012345629", true)] // issued again nine times
    [InlineData("309012345610", false)]
    [InlineData("319012345620", false)] // no commission has 31
    [InlineData("30901234562", false)]
    public void Drivers_licences_have_a_commission_and_a_check_digit(string number, bool valid) => Assert.Equal(valid, CheckDigits.IsDriversLicence(Digits(number)));

    [Theory]
    [InlineData("33120015", true)]
    [InlineData("33120016", false)]
    [InlineData("3312001", false)]
    public void Insurers_have_a_check_digit(string number, bool valid) => Assert.Equal(valid, CheckDigits.IsInsurerNumber(Digits(number)));

    [Theory]
    [InlineData("4111111111111111", true)]
    [InlineData("4111111111111112", false)]
    [InlineData("", false)]
    [InlineData("0", false)]
    public void Cards_pass_luhn(string number, bool valid) => Assert.Equal(valid, CheckDigits.IsLuhn(Digits(number)));

    [Theory]
    [InlineData("TR1234567", 2)]
    [InlineData("000101", 8)]
    [InlineData("250101", 7)]
    [InlineData("L898902C3", 6)] // the specimen of ICAO 9303
    [InlineData("740812", 2)]
    [InlineData("120415", 9)]
    [InlineData("ZE184226B<<<<<", 1)]
    [InlineData("かな", -1)]
    public void Travel_documents_weigh_seven_three_one(string field, int digit) => Assert.Equal(digit, CheckDigits.TravelDocument(field));

    [Fact]
    public void Exactly_one_last_digit_fits_any_eleven()
    {
        var random = new Random(20260701);
        for (int i = 0; i < 1000; i++)
        {
            byte[] digits = [.. Enumerable.Range(0, 12).Select(_ => (byte)random.Next(10))];
            Assert.Equal(1, Enumerable.Range(0, 10).Count(last => CheckDigits.IsMyNumber([.. digits[..11], (byte)last])));
        }
    }

    private static byte[] Digits(string number) => [.. number.Select(digit => (byte)(digit - '0'))];
}
