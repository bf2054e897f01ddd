using FsCheck;
using FsCheck.Fluent;

namespace Tsumugi.Tests.Redact.Names;

/// <summary>Generates texts made of pieces of names, so that edges, lists and masks touch each other often.</summary>
public static class NameText
{
    private static readonly string[] Pieces =
    [
        "山田", "太郎", "林", "小", "大", "金", "正", "一ノ瀬", "花子", "さくら", "ハナコ", "スミス", "ジョン", "・", "タロウ", "ヤマダ", "やまだ", "たろう", "Taro", "Yamada", "A", ".", "毛利", "松本", "市", "源", "𠮷", "田", "髙橋",
        "様", "さん", "氏", "君", "ちゃん", "先生", "殿", "教授", "社長", "首相", "選手", "監督", "元", "名誉", "容疑者", "氏名", "お名前", "担当者", "著者", "フリガナ", "Name", "代表取締役", "者", "長", "の", "は", "が", "です",
        "：", ":", " ", "\u3000", "\n", "\t", "|", "、", ",", "。", "（", "）", "(", ")", "「", "」", "【", "】", "〔氏名〕", "〔", "〕", "@", "example.com", "03-1234-5678", "1-2-3", "東京都千代田区丸の内", "1970年1月1日生", "生年月日", "\uFE00", "\uDB40\uDD00", "\uD842", "\uDFB7",
    ];

    public static Arbitrary<string> Any { get; } = Arb.From(
        Gen.Elements(Pieces).ListOf(14).Select(string.Concat),
        text => text.Length == 0 ? [] : new[] { text[..(text.Length / 2)], text[(text.Length / 2)..], text[1..], text[..^1] }.Where(shorter => shorter.Length < text.Length));
}
