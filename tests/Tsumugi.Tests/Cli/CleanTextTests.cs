using Tsumugi.Cli.Filters;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Scrub;
using Tsumugi.Tests.Redact;

namespace Tsumugi.Tests.Cli;

public sealed class CleanTextTests
{
    private const string Number = "123456789018";

    [Fact]
    public void Places_move_with_what_is_replaced_before_them()
    {
        string text = $"個人番号は{Number}です。\n連絡先はfoo@example.comです。\n終わり";
        int[] places = [0, text.IndexOf('\n'), text.IndexOf('\n') + 1, text.LastIndexOf('\n'), text.LastIndexOf('\n') + 1, text.Length];
        CleanText clean = CleanText.Of(text, places, new MyNumberScrubber(), new Redactor(JpDefault.Policy));
        string[] lines = [.. Enumerable.Range(0, 3).Select(line => clean.Text[clean.Places[line * 2]..clean.Places[(line * 2) + 1]])];
        Assert.Equal(clean.Text.Split('\n'), lines);
        Assert.DoesNotContain(Number, clean.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("foo@", clean.Text, StringComparison.Ordinal);
        Assert.Equal("終わり", lines[2]);
    }

    [Fact]
    public void A_place_inside_of_what_is_replaced_stands_behind_the_replacement()
    {
        string text = $"個人番号{Number}。";
        CleanText clean = CleanText.Of(text, [4, 9, text.Length - 1, text.Length], new MyNumberScrubber());
        Assert.Equal(clean.Text.Length - 1, clean.Places[1]);
        Assert.Equal([4, clean.Text.Length - 1, clean.Text.Length - 1, clean.Text.Length], clean.Places);
    }

    [Fact]
    public void Places_come_as_bytes() => Assert.Equal([0, 3, 4], CleanText.Of("あa", [0, 1, 2]).Utf8Places());
}
