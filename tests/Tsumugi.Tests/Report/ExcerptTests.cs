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

    [Fact]
    public void Every_stretch_within_the_excerpt_is_marked_and_none_beyond_it()
    {
        string text = "一つ目、中、二つ目。" + new string('後', 300) + "三つ目";
        Excerpt excerpt = Excerpt.Around(text, [new TextSpan(0, 9), new TextSpan(0, 9), new TextSpan(18, 27), new TextSpan(27, 30), new TextSpan(930, 939)], Redactor);
        Assert.Equal(["一つ目", "二つ目", "。"], excerpt.Pieces.Where(piece => piece.Marked).Select(piece => piece.Text));
        Assert.Equal(text[..Excerpt.Letters], string.Concat(excerpt.Pieces.Select(piece => piece.Text)));
    }

    [Fact]
    public void Stretches_beside_and_within_a_mask_stay_in_their_place()
    {
        Excerpt excerpt = Excerpt.Around("甲 taro@example.jp 乙", [new TextSpan(0, 3), new TextSpan(4, 8), new TextSpan(9, 12), new TextSpan(20, 23)], Redactor);
        Assert.Equal(["甲", "〔メール〕", "乙"], excerpt.Pieces.Where(piece => piece.Marked).Select(piece => piece.Text));
        Assert.Equal("甲 〔メール〕 乙", string.Concat(excerpt.Pieces.Select(piece => piece.Text)));
    }

    [Fact]
    public void No_stretches_break_it() => Property.Holds(JapaneseText.Any, text =>
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        Excerpt excerpt = Excerpt.Around(text, [.. Enumerable.Range(0, 40).Select(i => new TextSpan(bytes * i / 41, (bytes * i / 41) + (i * 7 % 30)))], Redactor);
        return excerpt.Pieces.All(piece => piece.Text.Length > 0) && excerpt.Pieces.Sum(piece => piece.Text.Length) <= Excerpt.Letters + 80;
    });

    private static Excerpt Of(string text, int start, int end) => Excerpt.Of(text, new TextSpan(start, end), Redactor);
}
