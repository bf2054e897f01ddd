using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Contamination;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>Which items of evaluation sets stand in the documents; items by file and number, never by their text.</summary>
internal static class ContaminationSection
{
    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        Settings settings = facts.Recipe.Sections[ContaminationSettings.Section];
        html.Write($"<p>{ContaminationWords.Method(settings)} {ContaminationWords.Action(settings)}</p>");
        html.Write($"<div class=\"wide\"><table class=\"shares\"><thead><tr><th>{new Phrase("evaluation set", "評価データ")}</th><th class=\"n\">{new Phrase("items", "設問")}</th><th class=\"n\">{new Phrase("checked", "調べた設問")}</th><th class=\"n\">{new Phrase("found", "見つかった設問")}</th><th class=\"n\">{new Phrase("share", "割合")}</th><th class=\"n\">{Words.Documents}</th></tr></thead><tbody>");
        foreach (EvaluationSetFacts set in facts.EvaluationSets)
        {
            html.Write($"<tr><th scope=\"row\"><bdi>{HtmlText.Clip(set.Name, 80)}</bdi>");
            if (ContaminationWords.Unchecked(set) is { } note)
            {
                html.Write($"<small>{note}</small>");
            }

            html.Write($"</th>{ShareTable.Numeric(set.Items)}{ShareTable.Numeric(set.Checked)}{ShareTable.Numeric(set.Found)}<td class=\"n\">{Numbers.Percent(set.Found, set.Checked)}</td>{ShareTable.Numeric(set.Documents)}</tr>");
        }

        html.Write($"</tbody></table></div>");
        if (facts.Contaminated.Count == 0)
        {
            html.Write($"<p>{new Phrase("No document holds an item.", "設問を含む文書はありません。")}</p>");
            return;
        }

        html.Write($"<h3>{new Phrase($"Documents with most items (at most {ContaminatedDocument.Most})", $"設問の多い文書（最大 {ContaminatedDocument.Most} 件）")}</h3><div class=\"wide\"><table class=\"rights\"><thead><tr><th>{new Phrase("document", "文書")}</th><th>{new Phrase("set", "評価データ")}</th><th class=\"n\">{new Phrase("items", "設問")}</th><th>{new Phrase("the one covered most", "最も多く含む設問")}</th><th class=\"n\">{new Phrase("of its letters", "その文字の割合")}</th><th class=\"n\">{new Phrase("longest stretch, letters", "最長の一致（文字）")}</th></tr></thead><tbody>");
        foreach (ContaminatedDocument document in facts.Contaminated)
        {
            html.Write($"<tr><th scope=\"row\"><bdi class=\"url\" title=\"{document.Id}\">{HtmlText.Clip(document.Url.Length > 0 ? document.Url : document.Id)}</bdi></th><td><bdi>{HtmlText.Clip(document.Set, 80)}</bdi></td>{ShareTable.Numeric(document.Items)}<td><bdi>{HtmlText.Clip(document.Item)}</bdi></td><td class=\"n\">{Numbers.Value(document.Coverage)}</td>{ShareTable.Numeric(document.Longest)}</tr>");
        }

        html.Write($"</tbody></table></div>");
        html.Write($"<p class=\"note\">{new Phrase("`ledger/contamination-*.parquet` has every document, item and place; `tsumugi explain` shows the stretch of a document.", "すべての文書・設問・位置は `ledger/contamination-*.parquet` にあります。文書のどの部分かは `tsumugi explain` で見られます。")}</p>");
    }
}
