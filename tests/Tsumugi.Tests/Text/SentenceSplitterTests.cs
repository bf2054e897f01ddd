using System.Text.RegularExpressions;
using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed partial class SentenceSplitterTests
{
    [Theory]
    [InlineData("今日は晴れ。明日は雨。", "今日は晴れ。|明日は雨。")]
    [InlineData("本当！？すごい!!", "本当！|すごい!")] // further end marks belong to no sentence
    [InlineData("。。。はじめ", "はじめ")] // nor do leading ones
    [InlineData("見出し\n本文です。\n", "見出し|本文です。")]
    [InlineData("円周率は３．１４です", "円周率は３．|１４です")] // known miss: a decimal point in full width
    [InlineData("「はい。」と言った。", "「はい。|」と言った。")] // known miss: a quotation is cut
    [InlineData("a.b", "a.b")] // the ASCII stop ends nothing
    [InlineData(" \n", " ")] // blanks are a sentence
    [InlineData("", "")]
    [InlineData("？", "")]
    public void Cuts_sentences(string text, string expected)
    {
        var found = new List<string>();
        foreach (TextSentence sentence in new TextView(text).Sentences)
        {
            found.Add(text[sentence.Start..sentence.End]);
        }

        Assert.Equal(expected, string.Join('|', found));
    }

    [Fact]
    public void Agrees_with_the_published_expression() => Property.Holds(JapaneseText.Any, text =>
    {
        var expected = new List<(string Sentence, int Letters)>();
        var firsts = new List<int>();
        foreach (string line in text.Split('\n'))
        {
            firsts.Add(expected.Count);
            expected.AddRange(SwallowSentence().Matches(line).Select(match => (match.Value, CodePoints.Count(match.Value))));
        }

        TextView view = new(text);
        var found = new List<(string Sentence, int Letters)>();
        foreach (TextSentence sentence in view.Sentences)
        {
            found.Add((text[sentence.Start..sentence.End], sentence.Letters));
        }

        var lines = new List<string>();
        var foundFirsts = new List<int>();
        bool lettersAgree = true;
        foreach (TextLine line in view.Lines)
        {
            lines.Add(text[line.Start..line.End]);
            foundFirsts.Add(line.FirstSentence);
            lettersAgree &= line.Letters == CodePoints.Count(lines[^1]);
        }

        return expected.SequenceEqual(found) && firsts.SequenceEqual(foundFirsts) && lines.SequenceEqual(text.Split('\n')) && lettersAgree;
    });

    [GeneratedRegex("[^。．！？!?]+[。．！？!?]?", RegexOptions.Singleline)]
    private static partial Regex SwallowSentence();
}
