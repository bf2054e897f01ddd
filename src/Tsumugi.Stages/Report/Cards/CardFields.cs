using Tsumugi.Contracts.Messages;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>The fields of the data.</summary>
internal static class CardFields
{
    private static readonly (string Name, string Type, Phrase Meaning)[] Fields =
    [
        ("id", "string", new("128 bits over source, file and position, as 32 hexadecimal digits; never made from the text", "出典・ファイル・位置から決まる 128 ビットの番号（16 進 32 桁）。本文からは作りません")),
        ("text", "string", new("the text, with personal data masked", "本文（個人情報を伏せたもの）")),
        ("url", "string", new("the address; empty if there is none", "アドレス。なければ空です")),
        ("title", "string", new("the title; empty if there is none", "題名。なければ空です")),
        ("author", "string", new("the author as the page states it; empty if it does not", "ページに記された著者。なければ空です")),
        ("source", "string", new("the recipe's name of the source", "レシピでの情報源の名前")),
        ("licence", "string", new("the page's own licence if it states one, else the source's", "ページ自身のライセンス。なければ出典のライセンス")),
        ("date", "string", new("the page's own date if it states one, else the day it was fetched", "ページ自身の日付。なければ取得日")),
        ("language", "string", new("ISO 639-1", "ISO 639-1 の言語コード")),
        ("language_confidence", "double", new("how sure the identifier is, 0 to 1", "言語判定の確信度（0〜1）")),
        ("chars", "int64", new("code points of the text", "本文の文字数（符号位置）")),
        ("bytes", "int64", new("UTF-8 bytes of the text", "本文の UTF-8 バイト数")),
        ("cluster_size", "int64", new("how many documents of the corpus say the same, this one included", "同じ内容の文書の数（この文書を含む）")),
    ];

    public static void Write(MarkdownWriter card)
    {
        card.Heading("Fields", "データの列");
        card.Table(new("field", "列"), new("type", "型"), new("meaning", "意味"));
        foreach ((string name, string type, Phrase meaning) in Fields)
        {
            card.Line($"| {Verbatim.Code(name)} | {type} | {meaning} |");
        }
    }
}
