using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Passages;

namespace Tsumugi.Tests.Passages;

public sealed class PassageScannerTests
{
    [Theory]
    [InlineData("一行目\n\n二行目\r\n三行目", "一行目", "二行目\r", "三行目")]
    [InlineData("\n \n　\n")]
    [InlineData("本文\n```python\n# 注釈の行\n\nprint()\n```\n続き", "本文", "続き")] // code stays whole
    [InlineData("本文\n~~~\n```\n~~~\n続き", "本文", "続き")]
    [InlineData("```\n終わらない囲み\n続き")]
    [InlineData("表の前\n| 列 | 列 |\n| --- | --- |\n| 値 | 値 |\n表の後", "表の前", "表の後")]
    [InlineData("# 見出し\n本文\n#見出しではない", "本文", "#見出しではない")]
    [InlineData("- 親\n  - 子\n- 次\n1. 番号\n   続き\n2. 最後", "  - 子", "- 次", "   続き", "2. 最後")] // what others hang on stays
    [InlineData("全角の字下げ\n　次の段落", "全角の字下げ", "　次の段落")]
    public void Lines_are_those_that_can_go_without_breaking_what_stands_around_them(string text, params string[] lines) => Assert.Equal(lines, Passages(text, ParagraphUnit.Line));

    [Theory]
    [InlineData("一\n二\n\n三", "一\n二", "三")]
    [InlineData("\n\n一\n \n二\n\n", "一", "二")]
    [InlineData("前\n```\na\n\nb\n```\n後\n\n別", "前\n```\na\n\nb\n```\n後", "別")]
    [InlineData("")]
    public void Paragraphs_lie_between_blank_lines_and_never_part_code(string text, params string[] paragraphs) => Assert.Equal(paragraphs, Passages(text, ParagraphUnit.Paragraph));

    [Fact]
    public void What_was_cut_before_is_passed_over() =>
        Assert.Equal(["一", "四"], Passages("一\n二二\n三\n四", ParagraphUnit.Line, new TextSpan(3, 4), new TextSpan(5, 7)));

    [Fact]
    public void Any_text_gives_passages_in_order_that_begin_and_end_with_lines()
    {
        foreach (ParagraphUnit unit in Enum.GetValues<ParagraphUnit>())
        {
            Property.Holds(JapaneseText.Any, text =>
            {
                int end = -1;
                PassageScanner scanner = new(text, unit, []);
                while (scanner.TryNext(out TextSpan passage))
                {
                    Assert.True(passage.Start > end && passage.Length > 0);
                    Assert.True(passage.Start == 0 || text[passage.Start - 1] == '\n');
                    Assert.True(passage.End == text.Length || text[passage.End] == '\n');
                    end = passage.End;
                }

                return true;
            });
        }
    }

    private static List<string> Passages(string text, ParagraphUnit unit, params TextSpan[] breaks)
    {
        List<string> found = [];
        PassageScanner scanner = new(text, unit, breaks);
        while (scanner.TryNext(out TextSpan passage))
        {
            found.Add(text[passage.Start..passage.End]);
        }

        return found;
    }
}
