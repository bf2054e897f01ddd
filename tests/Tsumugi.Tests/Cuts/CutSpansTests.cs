using System.Text;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Cuts;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Tests.Cuts;

public sealed class CutSpansTests
{
    [Fact]
    public void What_is_cut_and_what_stays_are_the_whole_text_letter_by_letter()
    {
        const string Text = "吾輩は猫である。名前はまだ無い。𠮷野家で牛丼を食べた。";
        for (int seed = 0; seed < 200; seed++)
        {
            List<TextSpan> spans = Spans(Text, seed);
            string expected = string.Concat(Enumerable.Range(0, Text.Length).Where(i => !spans.Exists(span => span.Start <= i && i < span.End)).Select(i => Text[i]));

            CutSpans.Unite(spans);
            TextBuffer left = new();
            CutSpans.Apply(Text, spans, left);
            List<TextSpan> rest = [];
            CutSpans.Rest(Text.Length, spans, rest);

            Assert.Equal(expected, left.ToString());
            Assert.Equal(expected, string.Concat(rest.Select(span => Text[span.Start..span.End])));
            Assert.Equal(Encoding.UTF8.GetByteCount(expected), CutSpans.RestBytes(Text, spans));
            Assert.All(rest, span => Assert.True(span.Length > 0));
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
        }
    }

    [Fact]
    public void Nothing_cut_leaves_all_and_all_cut_leaves_nothing()
    {
        List<TextSpan> rest = [];
        CutSpans.Rest(5, [], rest);
        Assert.Equal([new TextSpan(0, 5)], rest);
        CutSpans.Rest(5, [new TextSpan(0, 5)], rest);
        Assert.Empty(rest);
        CutSpans.Rest(0, [], rest);
        Assert.Empty(rest);
    }

    private static List<TextSpan> Spans(string text, int seed)
    {
        List<TextSpan> spans = [];
        for (int i = 0; i < seed % 7; i++)
        {
            int start = Whole(text, (int)(Hash64.Of((ulong)seed, (ulong)i) % (ulong)text.Length));
            int end = Whole(text, Math.Min(text.Length, start + 1 + (int)(Hash64.Of((ulong)i, (ulong)seed) % 9)));
            if (end > start)
            {
                spans.Add(new TextSpan(start, end));
            }
        }

        return spans;
    }

    private static int Whole(string text, int place) => place < text.Length && char.IsLowSurrogate(text[place]) ? place - 1 : place;
}
