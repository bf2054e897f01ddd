using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>What was destroyed and what was masked, in numbers; never a value.</summary>
internal static class PrivacySection
{
    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        RedactionPolicy policy = facts.Recipe.Privacy;
        html.Write($"<p>{new Phrase($"Policy `{policy.Name}`: {policy.Summary}", $"方針 `{policy.Name}`: {policy.SummaryJa}")}</p>");
        html.Write($"<p>{new Phrase("Only numbers are kept of what was taken out: neither this page nor the ledgers hold a removed value.", "取り除いたものについて残すのは件数だけです。このページにも台帳にも、取り除いた値そのものは残りません。")}</p>");
        html.Write($"<div class=\"wide\"><table class=\"rights\"><thead><tr><th>{new Phrase("kind", "種類")}</th><th>{new Phrase("what is done", "扱い")}</th><th class=\"n\">{new Phrase("times", "箇所")}</th><th>{new Phrase("what stands there now", "置き換え後の表記")}</th><th>{new Phrase("why", "理由")}</th></tr></thead><tbody>");
        foreach (RedactionKind kind in policy.Kinds)
        {
            html.Write($"<tr><th scope=\"row\"><code>{kind.Kind}</code></th><td>{PrivacyWords.Action(kind.Action)}</td><td class=\"n\">{PrivacyWords.Times(facts.Counts, kind)}</td><td>{kind.Token}</td><td class=\"prose\">{new Phrase(kind.Because, kind.BecauseJa)}</td></tr>");
        }

        foreach ((string kind, long count) in facts.Counts.Redactions.Where(entry => policy.Of(entry.Key) is null))
        {
            html.Write($"<tr><th scope=\"row\"><code>{kind}</code></th><td>{PrivacyWords.Action(RedactionAction.Mask)}</td>{ShareTable.Numeric(count)}<td></td><td></td></tr>");
        }

        html.Write($"</tbody></table></div>");
        html.Write($"<p class=\"note\">{new Phrase("Automatic detection misses some cases; it does not replace a review by people.", "自動検出には見落としがあります。人による確認に代わるものではありません。")}</p>");
    }
}
