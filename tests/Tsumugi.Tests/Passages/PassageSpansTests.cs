using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Passages;
using Tsumugi.Text;

namespace Tsumugi.Tests.Passages;

public sealed class PassageSpansTests
{
    [Theory]
    [InlineData("前\n\n×\n\n後", "前\n\n後")]
    [InlineData("前\n×\n\n後", "前\n\n後")]
    [InlineData("前\n\n×\n後", "前\n\n後")]
    [InlineData("前\n×\n後", "前\n後")]
    [InlineData("前\n\n\n×\n\n\n\n後", "前\n\n\n後")]
    [InlineData("×\n\n後", "後")]
    [InlineData("\n\n×\n後", "後")]
    [InlineData("前\n\n×", "前")]
    [InlineData("前\n\n×\n", "前\n")]
    [InlineData("前\n×\n\n\n", "前\n")]
    [InlineData("×", "")]
    [InlineData("\n×\n\n×\n", "")]
    [InlineData("前\n×\n\n×\n後", "前\n後")] // a run has no blank lines of its own
    [InlineData("前\n\n×\n　字下げ", "前\n\n　字下げ")] // white space before a line is the line's
    [InlineData("前 \n×\n後", "前 \n後")] // and behind it as well
    [InlineData("前\r\n×\r\n後", "前\r\n後")]
    [InlineData("前\r\n\r\n×\r\n\r\n後\r\n", "前\r\n\r\n後\r\n")]
    public void Nothing_piles_up_and_nothing_runs_together(string text, string left)
    {
        List<TextSpan> passages = [];
        PassageScanner scanner = new(text, ParagraphUnit.Line, []);
        while (scanner.TryNext(out TextSpan passage))
        {
            if (text[passage.Start] == '×')
            {
                passages.Add(passage);
            }
        }

        List<TextSpan> spans = [];
        PassageSpans.Of(text, passages, spans);
        Assert.Equal(passages.Count, spans.Count);
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        CutSpans.Unite(spans);
        TextBuffer rest = new();
        CutSpans.Apply(text, spans, rest);
        Assert.Equal(left, rest.ToString());
    }
}
