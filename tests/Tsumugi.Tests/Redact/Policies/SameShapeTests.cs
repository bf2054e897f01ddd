using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;

namespace Tsumugi.Tests.Redact.Policies;

public sealed class SameShapeTests
{
    private static readonly Redactor Replacing = new(OnePolicy.Every(RedactionAction.Replace));

    [Theory]
    [InlineData("phone", "090-1234-5678", "000-0000-0000")]
    [InlineData("phone", "０３（１２３４）５６７８", "００（００００）００００")]
    [InlineData("address", "一丁目２番３号", "〇〇〇０〇０〇")]
    [InlineData("person-name", "山田　太郎", "〇〇　〇〇")]
    [InlineData("person-name", "𠮷田ジョン", "〇〇〇〇〇")] // a letter of two units is one mark
    [InlineData("number-plate", "品川 300 さ 12-34", "〇〇 000 〇 00-00")]
    [InlineData("passport", "TR1234567", "XX0000000")]
    [InlineData("email", "taro@docomo.ne.jp", "x@example.invalid")]
    [InlineData("url-secret", "aB9_z-", "xX0_x-")]
    public void Nothing_but_the_shape_is_left(string kind, string letters, string marks)
    {
        Assert.Equal(marks, SameShape.Of(kind, letters));
        Assert.Equal(marks, SameShape.Of(kind, marks));
    }

    [Fact]
    public void Replacing_twice_changes_nothing() => Property.Holds(IdentifierText.Any, text => JpDefault.IsLawful(Replacing, text));

    [Fact]
    public void Replacing_twice_changes_nothing_in_japanese_text() => Property.Holds(JapaneseText.Any, text => JpDefault.IsLawful(Replacing, text));

    [Fact]
    public void A_sentence_with_every_kind_keeps_its_shape()
    {
        const string Text = "連絡はfoo@example.comか０９０－１２３４－５６７８まで。住所は東京都千代田区丸の内1-9-1です。";
        Assert.Equal("連絡はx@example.invalidか０００－００００－００００まで。住所は東京都千代田区丸の内0-0-0です。", JpDefault.Apply(Replacing, Text));
    }
}
