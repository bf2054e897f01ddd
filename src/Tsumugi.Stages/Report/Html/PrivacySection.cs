using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Report.Facts;
using Tsumugi.Stages.Write;

namespace Tsumugi.Stages.Report.Html;

/// <summary>What was destroyed, masked, noted and dropped, in numbers and samples; never a value.</summary>
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
            html.Write($"<tr><th scope=\"row\"><code>{kind.Kind}</code></th><td>{PrivacyWords.Action(kind.Action)}</td><td class=\"n\">{PrivacyWords.Times(facts, kind)}</td><td>{kind.Token}</td><td class=\"prose\">{new Phrase(kind.Because, kind.BecauseJa)}</td></tr>");
        }

        foreach ((string kind, long count) in facts.Counts.Redactions.Where(entry => policy.Of(entry.Key) is null))
        {
            html.Write($"<tr><th scope=\"row\"><code>{kind}</code></th><td>{PrivacyWords.Action(RedactionAction.Mask)}</td>{ShareTable.Numeric(count)}<td></td><td></td></tr>");
        }

        html.Write($"</tbody></table></div>");
        if (policy.PeopleList is { } list)
        {
            html.Write($"<p>{PeopleListWords.Sentence(list)} {PeopleListWords.Found(facts.Privacy)}</p><p class=\"note\">{new Phrase(list.Because, list.BecauseJa)}</p>");
        }

        WriteSources(html, facts);
        WriteSamples(html, facts);
        html.Write($"<p class=\"note\">{new Phrase("Automatic detection misses some cases; it does not replace a review by people.", "自動検出には見落としがあります。人による確認に代わるものではありません。")}</p>");
    }

    private static void WriteSources(HtmlWriter html, ReportFacts facts)
    {
        if (facts.Privacy.Counts.Count == 0)
        {
            return;
        }

        html.Write($"<h3>{new Phrase("By source", "情報源ごと")}</h3><div class=\"wide\"><table class=\"rights\"><thead><tr><th>{new Phrase("kind", "種類")}</th><th>{new Phrase("source", "情報源")}</th><th class=\"n\">{new Phrase("places", "箇所")}</th><th class=\"n\">{Words.Documents}</th><th>{new Phrase("what a finding rests on, and what is missed", "検出の根拠と見落とし")}</th></tr></thead><tbody>");
        string last = "";
        foreach (PrivacyCount count in facts.Privacy.Counts)
        {
            Phrase note = count.Kind == last ? default : KindNotes.Of(count.Kind) ?? default;
            html.Write($"<tr><th scope=\"row\"><code>{count.Kind}</code></th><td><bdi>{HtmlText.Clip(count.Source, 80)}</bdi></td>{ShareTable.Numeric(count.Places)}{ShareTable.Numeric(count.Documents)}<td class=\"prose\">{new Phrase(note.English ?? "", note.Japanese ?? "")}</td></tr>");
            last = count.Kind;
        }

        html.Write($"</tbody></table></div>");
    }

    private static void WriteSamples(HtmlWriter html, ReportFacts facts)
    {
        if (facts.Privacy.Samples.Count == 0)
        {
            return;
        }

        html.Write($"<h3>{new Phrase($"Samples (at most {PrivacySampler.Most} of a kind)", $"例（種類ごとに最大 {PrivacySampler.Most} 件）")}</h3><p>{new Phrase("The letters around stand so in the dataset; the value itself is hidden, also where it is only noted.", "前後の文字はデータセットのとおりです。値そのものは、記録だけの種類でも隠しています。")}</p>");
        html.Write($"<div class=\"wide\"><table class=\"rights\"><thead><tr><th>{new Phrase("kind", "種類")}</th><th>{new Phrase("place", "箇所")}</th><th>{new Phrase("document", "文書")}</th></tr></thead><tbody>");
        foreach (PrivacySample sample in facts.Privacy.Samples)
        {
            html.Write($"<tr><th scope=\"row\"><code>{sample.Kind}</code></th><td class=\"prose\"><bdi>{sample.Before}<mark>{sample.Shown}</mark>{sample.After}</bdi></td><td><code title=\"{sample.Id}\">{sample.Id[..8]}</code></td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }
}
