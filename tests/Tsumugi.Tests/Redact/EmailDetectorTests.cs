using Tsumugi.Stages.Redact;

namespace Tsumugi.Tests.Redact;

public sealed class EmailDetectorTests
{
    private const string M = "〔メールアドレス〕";

    private static readonly Redactor Redactor = new(JpDefault.Policy, [new EmailDetector()]);

    [Theory]
    [InlineData("連絡はfoo@example.comまで", "連絡は" + M + "まで")] // glued on both sides
    [InlineData("foo@example.com", M)]
    [InlineData("foo.bar+tag@mail.example.co.jpへ", M + "へ")]
    [InlineData("メール：foo＠example.com。", "メール：" + M + "。")] // full-width sign
    [InlineData("ｆｏｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", M)] // full-width letters
    [InlineData("foo[at]example.com", M)]
    [InlineData("foo(at)example.com", M)]
    [InlineData("foo（at）example.jp", M)]
    [InlineData("foo [at] example.com", M)]
    [InlineData("foo【アット】example.com", M)]
    [InlineData("fooアットマークexample.com", M)]
    [InlineData("foo[at]example[dot]com", M)]
    [InlineData("foo ＠ example.com", M)]
    [InlineData("taro_99 @ example.com", M)] // blanks against harvesters
    [InlineData("taro.@docomo.ne.jp", M)] // a dot before @, which the carrier allowed
    [InlineData("taro..yamada@ezweb.ne.jp", M)]
    [InlineData("taro.@docomo", M)] // the reader completes the domain
    [InlineData("<foo@example.com>", "<" + M + ">")]
    [InlineData("mailto:foo@example.com?subject=x", "mailto:" + M + "?subject=x")]
    [InlineData("https://user:secret@example.com/", "https://user:" + M + "/")] // a password is no less private
    [InlineData("foo@example.com, bar@example.org.", M + ", " + M + ".")]
    [InlineData("x@xn--eckwd4c7c.xn--zckzah", M)]
    [InlineData("担当(foo@example.com)", "担当(" + M + ")")]
    public void Masks_addresses_and_nothing_beside_them(string text, string expected) => Assert.Equal(expected, JpDefault.Apply(Redactor, text));

    [Theory]
    [InlineData("@media (max-width: 600px)")]
    [InlineData("npm install @types/node react@18.2.0")]
    [InlineData("icon@2x.png")]
    [InlineData("git@github.com:owner/repository.git")]
    [InlineData("krbtgt/CONTOSO.COM@CONTOSO.COM")]
    [InlineData("会場＠東京.jp")]
    [InlineData("@example.com をフォロー")]
    [InlineData("meet me @ cafe.example")] // plain words around a spaced @
    [InlineData("root@localhost")]
    [InlineData("a@b")]
    [InlineData("look (at) this")]
    [InlineData("第1.2.3.4節")]
    [InlineData("メール@日本語だけ")]
    public void Leaves_what_is_no_address(string text) => Assert.Equal(text, JpDefault.Apply(Redactor, text));

    [Theory]
    [InlineData("例@例え.jp")] // letters that are not Latin
    [InlineData("foo☆example.com ☆を@に")]
    [InlineData("\"taro yamada\"@example.com")]
    public void Known_misses(string text) => Assert.Equal(text, JpDefault.Apply(Redactor, text));
}
