using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Scrub;
using Tsumugi.Tests.Scrub;

namespace Tsumugi.Tests.Redact;

public sealed class RedactorTests
{
    private static readonly Redactor Redactor = new(JpDefault.Policy);

    [Theory]
    [InlineData("山田 090-1234-5678 taro@example.com", "山田 〔電話番号〕 〔メールアドレス〕")]
    [InlineData("フリーダイヤル 0120-123-456、携帯 090-1234-5678", "フリーダイヤル 0120-123-456、携帯 〔電話番号〕")]
    [InlineData("09012345678@docomo.ne.jp", "〔メールアドレス〕")] // one address, not a number and a rest
    [InlineData("(03)1234-5678.foo@example.com", "〔電話番号〕")] // an overlap becomes one stretch
    [InlineData("", "")]
    public void Settles_overlaps_and_follows_the_policy(string text, string expected) => Assert.Equal(expected, JpDefault.Apply(Redactor, text));

    [Fact]
    public void With_the_scrubber_in_front_destroying_goes_before_masking()
    {
        var redactor = new Redactor(JpDefault.Policy, [new MyNumberScrubber(), .. RedactCatalog.All]);
        Assert.Equal("個人番号〔個人番号削除〕 〔電話番号〕", JpDefault.Apply(redactor, "個人番号123456789018 090-1234-5678"));
        Assert.Equal("個人番号 〔個人番号削除〕", JpDefault.Apply(redactor, "個人番号 123456789018@example.com"));
    }

    [Fact]
    public void The_preset_file_names_the_tokens_and_actions_that_the_tests_use()
    {
        string preset = File.ReadAllText(Path.Combine(Repository.Root, "presets", "privacy", "jp-default.yaml"));
        foreach (RedactionKind kind in JpDefault.Policy.Kinds)
        {
            string entry = $"  - kind: {kind.Kind}\n    action: {(kind.Action == RedactionAction.Keep ? "keep" : kind.Action == RedactionAction.Mask ? "mask" : "destroy")}\n    token: \"{kind.Token}\"\n";
            Assert.Contains(entry, preset, StringComparison.Ordinal);
        }

        Assert.Equal(MyNumberScrubber.Token, JpDefault.Policy.Of(MyNumberScrubber.Kind)!.Token);
    }

    [Fact]
    public void A_kind_without_an_entry_is_kept()
    {
        var silent = new Redactor(new RedactionPolicy("none", "", "", []));
        Assert.Empty(JpDefault.Find(silent, "090-1234-5678 taro@example.com"));
    }

    [Fact]
    public void Edits_carry_token_kind_and_reason_but_never_the_text()
    {
        TextEdit edit = Assert.Single(JpDefault.Find(Redactor, "TEL 090-1234-5678"));
        Assert.Equal(new TextEdit(new TextSpan(4, 17), "phone", 1, "format+prefix+context", "〔電話番号〕"), edit);
    }

    [Fact]
    public void Edits_are_lawful_on_pieces_of_identifiers()
        => Prop.ForAll(IdentifierText.Any, text => JpDefault.IsLawful(Redactor, text)).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Edits_are_lawful_on_japanese_text() => Property.Holds(JapaneseText.Any, text => JpDefault.IsLawful(Redactor, text));

    [Fact]
    public void Edits_are_lawful_on_any_utf16() => Property.Holds(JapaneseText.AnyUtf16, text => JpDefault.IsLawful(Redactor, text));

    [Theory]
    [InlineData("0")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("(at)")]
    [InlineData("0-")]
    [InlineData("03-1234-")]
    [InlineData("1 ")]
    [InlineData("+81")]
    [InlineData("%EF%BC%91")]
    [InlineData("マイナンバー1234-5678-9018 ")]
    public void Long_hostile_texts_take_linear_time(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));
        _ = JpDefault.Find(Redactor, text);
        _ = JpDefault.Find(new MyNumberScrubber(), text);
    }

    [Fact]
    public void Nothing_is_allocated_when_nothing_is_found()
    {
        const string Prose = "これは2026年の文章です。価格は10,500円、製品番号は03-55でした。(2020年)";
        var edits = new List<TextEdit>();
        Redactor.Find(Prose, edits);
        MyNumberScrubberTests.Scrubber.Find(Prose, edits);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Redactor.Find(Prose, edits);
            MyNumberScrubberTests.Scrubber.Find(Prose, edits);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Empty(edits);
    }
}
