using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>Encodings with what they were told by, and languages.</summary>
internal static class EncodingSection
{
    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        html.Write($"<h3>{new Phrase("Encodings", "文字コード")}</h3>");
        ShareTable.Write(html, new("encoding", "文字コード"), facts.Encodings, new("never decoded", "復号前に終了"));
        if (facts.Evidence.Count > 0)
        {
            html.Write($"<h3>{new Phrase("What told the encoding", "文字コードの判定の根拠")}</h3><p>{new Phrase("`http` is the header, `meta` and `xml` the page's own word, `bom` its first bytes, `bytes` the bytes themselves; joined with `+` where they agree or correct each other.", "`http` は応答ヘッダー、`meta` と `xml` はページ自身の宣言、`bom` は先頭のバイト、`bytes` はバイト列そのものです。複数の根拠は `+` でつないでいます。")}</p>");
            html.Write($"<div class=\"wide\"><table class=\"shares\"><thead><tr><th>{new Phrase("encoding", "文字コード")}</th><th>{new Phrase("told by", "根拠")}</th><th class=\"n\">{Words.Documents}</th><th class=\"n\">{new Phrase("undecodable stretches", "復号できなかった箇所")}</th></tr></thead><tbody>");
            foreach (EncodingEvidence evidence in facts.Evidence)
            {
                html.Write($"<tr><th scope=\"row\"><bdi>{HtmlText.Clip(evidence.Encoding, 80)}</bdi></th><td><code>{HtmlText.Clip(evidence.Evidence, 80)}</code></td>{ShareTable.Numeric(evidence.Documents)}{ShareTable.Numeric(evidence.Replaced)}</tr>");
            }

            html.Write($"</tbody></table></div>");
        }

        html.Write($"<h3>{new Phrase("Languages", "言語")}</h3>");
        ShareTable.Write(html, new("language", "言語"), facts.Languages, new("never identified", "判定前に終了"));
    }
}
