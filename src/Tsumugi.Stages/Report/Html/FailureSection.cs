using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>The first documents that could not be processed, with their place in the files.</summary>
internal static class FailureSection
{
    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        if (facts.Counts.Failed == 0)
        {
            html.Write($"<p>{new Phrase("None: every document could be processed.", "ありません。すべての文書を処理できました。")}</p>");
            return;
        }

        html.Write($"<p>{new Phrase($"{Numbers.Whole(facts.Counts.Failed)} documents are in quarantine because their data is broken, not because of a rule. The first {facts.Failed.Count}:", $"{Numbers.Whole(facts.Counts.Failed)} 件を隔離しました。規則によるものではなく、データの不具合です。最初の {facts.Failed.Count} 件を示します。")}</p>");
        html.Write($"<div class=\"wide\"><table class=\"rights\"><thead><tr><th>{new Phrase("file", "ファイル")}</th><th class=\"n\">{new Phrase("offset", "位置")}</th><th>{new Phrase("reason", "理由")}</th><th>{new Phrase("details", "詳細")}</th></tr></thead><tbody>");
        foreach (FailedDocument failed in facts.Failed)
        {
            html.Write($"<tr><th scope=\"row\"><bdi class=\"url\" title=\"{failed.Id}\">{HtmlText.Clip(failed.Path)}</bdi></th>{ShareTable.Numeric(failed.Offset)}<td><code>{HtmlText.Clip(failed.Reason, 80)}</code></td><td class=\"prose\"><bdi>{HtmlText.Clip(failed.Detail)}</bdi></td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }
}
