using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class ProseMarksTests
{
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("綿と、絹。", 0, 2)]
    [InlineData("Cotton, silk. End.", 2, 2)] // the last full stop has no blank behind it
    [InlineData("1.5 と 2,000", 2, 0)]
    [InlineData("本当？！\u3000はい．そう，", 1, 4)]
    [InlineData("一\t二\n三", 2, 0)]
    public void Counts_blanks_and_marks(string text, int blanks, int points)
    {
        ProseMarks.Count(text, out int foundBlanks, out int foundPoints);
        Assert.Equal((blanks, points), (foundBlanks, foundPoints));
    }

    [Fact]
    public void Vectors_count_as_the_definition_does() => Property.Holds(JapaneseText.AnyUtf16, text =>
    {
        string longer = text + "あ. い, 。、\u3000" + text + ". " + text;
        int blanks = 0;
        int points = 0;
        ProseMarks.CountScalar(longer, 0, ref blanks, ref points);
        ProseMarks.Count(longer, out int foundBlanks, out int foundPoints);
        return (blanks, points) == (foundBlanks, foundPoints);
    });
}
