using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Tests.Contracts.Ledger;

public sealed class TextEditsTests
{
    [Fact]
    public void Carries_out_edits_in_order()
    {
        var target = new TextBuffer();
        TextEdits.Apply("abcdef", [Edit(0, 1, "X"), Edit(1, 1, "-"), Edit(4, 6, "")], target);
        Assert.Equal("X-bcd", target.ToString());
    }

    [Fact]
    public void Overlapping_edits_are_our_bug()
        => Assert.Throws<ArgumentOutOfRangeException>(() => TextEdits.Apply("abc", [Edit(0, 2, ""), Edit(1, 3, "")], new TextBuffer()));

    private static TextEdit Edit(int start, int end, string replacement) => new(new TextSpan(start, end), "test", 1, "", replacement);
}
