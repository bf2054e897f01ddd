using FsCheck;
using FsCheck.Fluent;

namespace Tsumugi.Tests.Redact;

/// <summary>Generates texts made of pieces of numbers and addresses, so that edges and overlaps are frequent.</summary>
public static class IdentifierText
{
    private static readonly string[] Pieces =
    [
        "0", "03", "090", "0120", "1234", "5678", "9018", "1", "12", "123456789018", "09012345678", "621498320257", "5835678256246", "０３", "１２３４", "一二三四",
        "-", "ー", "－", "‐", " ", "\u3000", "(", ")", "（", "）", ".", "．", "・", "/", ",", "、", "|", "\n", "+", "+81", "%20", "%", "@", "＠", "[at]", "（アット）", "[dot]",
        "foo", "taro.", "example.com", "docomo", ".ne.jp", "ｆｏｏ", "a", "電話", "TEL", "FAX", "番号", "製品番号", "マイナンバー", "個人番号", "mynumber=", "口座", "：", "は", "連絡",
        "〔電話番号〕", "〔メールアドレス〕", "〔個人番号削除〕", "〔", "〕", "𠮷", "😀", "\uD800", "\uDC00", "号", "第", "_",
    ];

    public static Arbitrary<string> Any { get; } = Arb.From(
        Gen.Elements(Pieces).ListOf(24).Select(string.Concat),
        text => text.Length == 0 ? [] : new[] { text[..(text.Length / 2)], text[(text.Length / 2)..], text[1..], text[..^1] }.Where(shorter => shorter.Length < text.Length));
}
