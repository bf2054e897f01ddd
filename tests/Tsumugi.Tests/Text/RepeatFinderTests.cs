using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class RepeatFinderTests
{
    [Fact]
    public void Agrees_with_a_plain_count() => Property.Holds(JapaneseText.Any, text =>
    {
        TextView view = new(text);
        List<string> sentences = [];
        foreach (TextSentence sentence in view.Sentences)
        {
            sentences.Add(text[sentence.Start..sentence.End]);
        }

        List<string> paragraphs = [];
        for (int i = 0; i < view.Lines.Length; i++)
        {
            int end = i + 1 < view.Lines.Length ? view.Lines[i + 1].FirstSentence : sentences.Count;
            paragraphs.Add(string.Concat(sentences[view.Lines[i].FirstSentence..end]));
        }

        string[] lines = text.Split('\n');
        return Plainly(sentences) == view.RepeatedSentences
            && Plainly(paragraphs) == view.RepeatedParagraphs
            && Plainly([.. lines.Where(line => line.Length > 0)]) == view.RepeatedLines
            && Twins(sentences).SequenceEqual(view.SentenceTwins.ToArray())
            && Twins(paragraphs).SequenceEqual(view.ParagraphTwins.ToArray())
            && lines.Select((line, i) => line.Length == 0 ? i : Array.IndexOf(lines, line)).SequenceEqual(view.LineTwins.ToArray());
    });

    [Fact]
    public void Takes_paragraphs_for_equal_that_differ_only_in_end_marks_of_no_sentence()
    {
        TextView view = new("はい！！そう。\nはい！そう。");
        Assert.Equal(1, view.RepeatedParagraphs.Repeats);
        Assert.Equal(0, view.RepeatedLines.Repeats);
    }

    private static RepeatCounts Plainly(List<string> pieces)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var repeats = pieces.Where(piece => !seen.Add(piece)).ToList();
        return new RepeatCounts(pieces.Count, repeats.Count, pieces.Sum(CodePoints.Count), repeats.Sum(CodePoints.Count));
    }

    private static IEnumerable<int> Twins(List<string> pieces) => pieces.Select(piece => pieces.IndexOf(piece));
}
