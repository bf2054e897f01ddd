using FsCheck;
using FsCheck.Fluent;

namespace Tsumugi.Tests;

/// <summary>Generates texts that aim at the edges of Japanese writing.</summary>
public static class JapaneseText
{
    private static readonly string[] Pieces =
    [
        "の", "が", "か", "か\u3099", "ー", "ア", "ｱ", "ｶﾞ", "漢", "字", "𠮷", "葛\U000E0100", "々", "〇", "。", "、", "「", "」", "！", "？", "!", "?", "…", "・",
        "\n", "\n\n", "\r\n", " ", "\u3000", "a", "Z", "０", "9", "①", "㍻", "㈱", "😀", "👨‍👩‍👧", "\0", "\uFEFF", "\uD800", "\uDC00", "<", "&amp;", "〜", "～", "日本語の文章です。",
    ];

    /// <summary>Any mix of the pieces, empty included; shrinks by leaving pieces out.</summary>
    public static Arbitrary<string> Any { get; } = Arb.From(
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        text => text.Length == 0 ? [] : new[] { text[..(text.Length / 2)], text[(text.Length / 2)..], text[1..], text[..^1] }.Where(shorter => shorter.Length < text.Length));

    /// <summary>Any UTF-16 whatever, lone surrogates included.</summary>
    public static Arbitrary<string> AnyUtf16 { get; } = Arb.From(
        Gen.Choose(0, 0xFFFF).Select(unit => (char)unit).ListOf().Select(units => new string([.. units])));
}
