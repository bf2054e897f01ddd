using System.Text;
using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class TextAnalysisTests
{
    [Fact]
    public void A_used_analysis_answers_as_a_fresh_one()
    {
        var used = new TextAnalysis();
        Property.Holds(JapaneseText.Any, text => Say(used.Look(text)) == Say(new TextView(text)));
    }

    [Fact]
    public void An_analysis_answers_after_giving_its_memory_back()
    {
        string text = string.Concat(Enumerable.Repeat("同じ文です。違う文だ。\n", 300));
        var analysis = new TextAnalysis();
        string before = Say(analysis.Look(text));
        analysis.Trim(0);
        Assert.Equal(before, Say(analysis.Look(text)));
    }

    [Fact]
    public void The_order_of_questions_changes_no_answer() => Property.Holds(JapaneseText.Any, text =>
    {
        TextView view = new(text);
        NgramCounts ngrams = view.Ngrams(7);
        RepeatCounts paragraphs = view.RepeatedParagraphs;
        TextView other = new(text);
        return other.RepeatedParagraphs == paragraphs && other.Ngrams(7) == ngrams && other.LetterCount == view.LetterCount;
    });

    [Fact]
    public void The_default_view_is_an_empty_text() => Assert.Equal(Say(new TextView("")), Say(default));

    [Fact]
    public void Knows_the_size_in_utf8() => Property.Holds(JapaneseText.AnyUtf16, text => new TextView(text).Utf8Bytes == Encoding.UTF8.GetByteCount(text));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(99, 4)]
    public void Knows_where_a_letter_begins(int letter, int unit) => Assert.Equal(unit, new TextView("野𠮷家").UnitOf(letter));

    private static string Say(in TextView view)
    {
        var said = new StringBuilder();
        said.Append(view.LetterCount).Append(' ').Append(view.Utf8Bytes).Append(' ').Append(view.Scripts.Japanese).AppendLine();
        said.Append(view.RepeatedLines).Append(view.RepeatedSentences).Append(view.RepeatedParagraphs).AppendLine();
        for (int n = 2; n <= TextView.LongestNgram; n++)
        {
            said.Append(view.Ngrams(n));
        }

        return said.AppendJoin(',', view.Sentences.ToArray()).AppendJoin(',', view.Lines.ToArray()).AppendJoin(',', view.ParagraphTwins.ToArray()).ToString();
    }
}
