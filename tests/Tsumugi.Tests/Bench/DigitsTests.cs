using Tsumugi.Corpus.Making;

namespace Tsumugi.Tests.Bench;

public sealed class DigitsTests
{
    [Theory]
    [InlineData("平成23年", true)]
    [InlineData("１０回", true)]
    [InlineData("第三条", true)]
    [InlineData("二月", true)]
    [InlineData("一般の人", false)] // 一 counts nothing here
    [InlineData("000", false)] // zeros stay, so that lengths and codes stay likely
    [InlineData("&#12354;です", false)] // digits of an entity are a letter
    public void Knows_what_it_can_change(string clause, bool can)
    {
        Assert.Equal(can, Digits.CanChange(clause));
        char[] letters = clause.ToCharArray();
        Digits.Change(letters, 99);
        Assert.Equal(can, !letters.AsSpan().SequenceEqual(clause));
        Assert.Equal(clause.Length, letters.Length);
    }
}
