using System.Text;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Tests.Report;

public sealed class ExcerptTests
{
    private static readonly Redactor Redactor = new(new RedactionPolicy("p", "", "", [new RedactionKind("email", RedactionAction.Mask, "〔メール〕", "", "")]));

    [Fact]
    public void Marks_the_stretch_that_the_number_rests_on()
    {
        Excerpt excerpt = Of(new string('前', 300) + "ここです" + new string('後', 300), 900, 912);
        Assert.Equal("ここです", excerpt.Marked);
        Assert.Equal(new string('前', 40), excerpt.Before);
        Assert.Equal(Excerpt.Letters, excerpt.Before.Length + excerpt.Marked.Length + excerpt.After.Length);
        Assert.True(excerpt.CutBefore && excerpt.CutAfter);
    }

    [Fact]
    public void Shows_the_beginning_where_no_stretch_is_known()
    {
        Excerpt excerpt = Excerpt.Of("一行目\n\n　二行目", null, Redactor);
        Assert.Equal("一行目 二行目", excerpt.After);
        Assert.False(excerpt.CutBefore || excerpt.CutAfter);
    }

    [Theory]
    [InlineData("宛先は taro@example.jp です。", 0, 9, "宛先は", " 〔メール〕 です。")] // masked behind the stretch
    [InlineData("taro@example.jp へどうぞ", 16, 19, "へ", "どうぞ")] // masked before it, which moves it
    [InlineData("宛先 taro@example.jp", 7, 11, "〔メール〕", "")] // the stretch lies inside what is masked
    public void Masks_personal_data_and_keeps_the_stretch_in_its_place(string text, int start, int end, string marked, string after)
    {
        Excerpt excerpt = Of(text, start, end);
        Assert.Equal((marked, after), (excerpt.Marked, excerpt.After));
        Assert.DoesNotContain("@", excerpt.Before + excerpt.Marked + excerpt.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_stretch_is_cut()
    {
        Excerpt excerpt = Of(new string('長', 1000), 0, 3000);
        Assert.Equal((140, "", true), (excerpt.Marked.Length, excerpt.After, excerpt.CutAfter));
    }

    [Fact]
    public void No_text_and_no_span_break_it() => Property.Holds(JapaneseText.Any, text =>
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        return new[] { (0, 0), (0, bytes), (bytes / 2, bytes), (bytes, bytes + 10), (1, 2) }.All(span => Of(text, span.Item1, span.Item2).Marked.Length <= 140 + 5);
    });

    private static Excerpt Of(string text, int start, int end) => Excerpt.Of(text, new TextSpan(start, end), Redactor);
}
