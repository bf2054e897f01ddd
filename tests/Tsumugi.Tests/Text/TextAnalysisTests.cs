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
    public void Giving_memory_back_reaches_what_others_count()
    {
        var analysis = new TextAnalysis();
        LetterHoard hoard = analysis.Look("長い文章").Count<LetterHoard>();
        analysis.Trim(100);
        Assert.Equal(4, hoard.Room);
        analysis.Trim(3);
        Assert.Equal(0, hoard.Room);
        Assert.Equal(2, analysis.Look("短い").Count<LetterHoard>().Room);
    }

    [Theory]
    [InlineData("利用規約", "利用規約に同意する", true)]
    [InlineData("利用規約", "約規の用利", true)] // all letters, in another order
    [InlineData("利用規約", "利用規", false)]
    [InlineData("\u2028", "行\u2028行", true)]
    [InlineData("a", "行", false)]
    public void Knows_whether_all_letters_of_a_phrase_occur(string phrase, string text, bool may) => Assert.Equal(may, new TextView(text).MayHave(phrase));

    [Fact]
    public void A_text_of_more_different_letters_than_can_be_numbered_may_have_any_letter()
    {
        string all = string.Concat(Enumerable.Range(0x20000, 70_000).Select(char.ConvertFromUtf32));
        Assert.True(new TextView(all + "規").MayHave("規"));
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
        for (int n = TextView.ShortestNgram; n <= TextView.LongestNgram; n++)
        {
            said.Append(view.Ngrams(n)).Append(view.TopNgram(Math.Min(n - 3, TextView.LongestTopNgram)));
        }

        return said.AppendJoin(',', view.Sentences.ToArray()).AppendJoin(',', view.Lines.ToArray()).AppendJoin(',', view.ParagraphTwins.ToArray()).ToString();
    }

    /// <summary>Keeps as many letters as the longest text so far had.</summary>
    private sealed class LetterHoard : TextCount
    {
        private char[] _letters = [];

        public int Room => _letters.Length;

        protected override void Count(in TextView document)
        {
            if (_letters.Length < document.Letters.Length)
            {
                _letters = document.Letters.ToArray();
            }
        }

        protected internal override void Trim(int units)
        {
            if (_letters.Length > units)
            {
                _letters = [];
            }
        }
    }
}
