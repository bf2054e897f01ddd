using Tsumugi.Cli.Screen;

namespace Tsumugi.Tests.Cli;

public sealed class ColumnsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("日本語", 6)]
    [InlineData("ｱｲｳ", 3)] // half-width kana
    [InlineData("ＡＢ", 4)] // full-width Latin
    [InlineData("𠮷野家", 6)] // outside the basic plane
    [InlineData("か\u3099", 2)] // a combining mark takes no column
    [InlineData("葛\U000E0100", 2)] // nor does a variation selector
    [InlineData("℃①", 2)] // known miss: ambiguous letters count one
    public void Counts_the_columns_of_a_terminal(string text, int columns) => Assert.Equal(columns, Columns.Of(text));

    [Fact]
    public void A_cut_text_never_exceeds_its_columns() => Property.Holds(JapaneseText.Any, text => Columns.Of(Columns.Cut(text, 11)) <= 11);
}
