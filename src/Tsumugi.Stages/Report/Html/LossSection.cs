using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>What each rule costs: first to fail, failing at all, failing alone.</summary>
internal static class LossSection
{
    private const double Width = 220;

    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        html.Write(
            $"""
            <p>{new Phrase($"The rules are those of `{facts.Recipe.Rules.Name}` ({facts.Recipe.Rules.Source}), with the changes of the recipe. Every rule is held against every document, so three numbers can be told apart:", $"規則は `{facts.Recipe.Rules.Name}`（{facts.Recipe.Rules.Source}）に、レシピでの変更を加えたものです。すべての規則をすべての文書に当てるので、次の三つの数を区別できます。")}</p>
            <dl class="terms">
            <div><dt>{First}</dt><dd>{new Phrase("documents that fail this rule before any other; these add up to the funnel", "この規則で最初に落ちた文書です。合計は上の図の除外数と一致します。")}</dd></div>
            <div><dt>{All}</dt><dd>{new Phrase("documents that fail this rule, whatever else they fail", "ほかの規則に関係なく、この規則を満たさない文書です。")}</dd></div>
            <div><dt>{Only}</dt><dd>{new Phrase("documents that fail this rule and no other: without it, so many more would go on", "この規則だけを満たさない文書です。規則を外すと、この数の文書が次の段階へ進みます。")}</dd></div>
            </dl>
            <div class="wide"><table class="losses"><thead><tr><th>{new Phrase("rule", "規則")}</th><th>{new Phrase("keeps", "採用の条件")}</th><th></th><th class="n">{First}</th><th class="n">{All}</th><th class="n">{Only}</th><th class="n">{new Phrase("bytes of only this", "「これだけ」の量")}</th></tr></thead><tbody>
            """);
        long most = Math.Max(1, facts.Rules.Select(rule => rule.Loss).Append(facts.BlockedHosts).Max(loss => loss.Failing));
        if (facts.AllowedHosts is { } allowed)
        {
            Row(html, new Markup($"<code>{Preset.AllowedHostRule}</code>"), new($"hosts outside the {facts.Recipe.Rules.AllowedHosts.Suffixes.Count} ends of names that the preset takes", $"プリセットが対象とする末尾（{facts.Recipe.Rules.AllowedHosts.Suffixes.Count} 件）に当たらないホスト"), "–", allowed, most);
        }

        if (facts.Recipe.Rules.BlockedHosts.Suffixes.Count > 0)
        {
            Row(html, new Markup($"<code>{ReportFacts.HostRule}</code>"), new($"hosts that the preset leaves out ({facts.Recipe.Rules.BlockedHosts.Suffixes.Count} suffixes)", $"プリセットが対象外とするホスト（{facts.Recipe.Rules.BlockedHosts.Suffixes.Count} 件）"), "–", facts.BlockedHosts, most);
        }

        foreach (RuleFacts rule in facts.Rules)
        {
            Row(html, new Markup($"<a href=\"#rule-{HtmlText.Of(rule.Rule.Id)}\"><code>{HtmlText.Of(rule.Rule.Id)}</code></a>"), new(rule.Card.Summary, rule.Card.SummaryJa), Words.Limits(rule.Rule), rule.Loss, most);
        }

        html.Write($"</tbody></table></div>");
        html.Write($"<p class=\"note\">{new Phrase($"Bars: the whole bar is “{All.English}”, the dark part “{First.English}”, the notch “{Only.English}”. {Numbers.Whole(facts.Counts["rules"].In.Documents)} documents were judged.", $"帯全体が「{All.Japanese}」、濃い部分が「{First.Japanese}」、縦の目印が「{Only.Japanese}」です。判定した文書は {Numbers.Whole(facts.Counts["rules"].In.Documents)} 件です。")}</p>");
        WriteSkipped(html, facts.Recipe.Rules);
        WriteQuirks(html, facts.Recipe.Rules);
    }

    private static void WriteSkipped(HtmlWriter html, Preset preset)
    {
        if (preset.Skipped.Count == 0)
        {
            return;
        }

        html.Write($"<h3 id=\"skipped\">{new Phrase("Rules that were not tested", "判定しなかった規則")}</h3><p>{new Phrase("They belong to the published pipeline, but what they need is not there, so they dropped nothing.", "公開されたパイプラインの規則ですが、必要な信号がないため、何も除外していません。")}</p><div class=\"wide\"><table class=\"rights\"><tbody>");
        foreach (SkippedRule skipped in preset.Skipped)
        {
            html.Write($"<tr><th scope=\"row\"><code>{skipped.Rule.Id}</code></th><td><code>{skipped.Rule.Measure}</code> {Words.Limits(skipped.Rule)}</td><td>{new Phrase(skipped.Signal.Missing, skipped.Signal.MissingJa)}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    private static void WriteQuirks(HtmlWriter html, Preset preset)
    {
        if (preset.Quirks.Count == 0)
        {
            return;
        }

        html.Write($"<h3 id=\"quirks\">{new Phrase("Quirks of the published code", "公開コードの癖")}</h3><p>{new Phrase("Faults that the preset reproduces unless the recipe turns them off (`rules: {quirks: off}`).", "レシピで切らないかぎり（`rules: {quirks: off}`）、プリセットが再現する不具合です。")}</p><div class=\"wide\"><table class=\"rights\"><tbody>");
        foreach (Quirk quirk in preset.Quirks)
        {
            html.Write($"<tr><th scope=\"row\"><code>{quirk.Id}</code></th><td class=\"limit\">{(quirk.On ? new Phrase("reproduced", "再現") : new Phrase("repaired", "修正"))}</td><td>{new Phrase(quirk.Summary, quirk.SummaryJa)}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    private static Phrase First { get; } = new("first", "最初");

    private static Phrase All { get; } = new("at all", "全体");

    private static Phrase Only { get; } = new("only this", "これだけ");

    private static void Row(HtmlWriter html, Markup name, Phrase summary, string limits, RuleLoss loss, long most)
    {
        html.Write($"<tr><th scope=\"row\">{name}<small>{summary}</small></th><td class=\"limit\">{limits}</td><td>");
        html.Write($"<svg class=\"bars\" width=\"{Width + 2}\" height=\"14\" aria-hidden=\"true\"><rect class=\"rail\" width=\"{Width}\" height=\"14\"/><rect class=\"pale\" width=\"{Width * loss.Failing / most}\" height=\"14\"/><rect class=\"hatched\" width=\"{Width * loss.First / most}\" height=\"14\"/>");
        if (loss.Only > 0)
        {
            html.Write($"<rect class=\"notch\" x=\"{Width * loss.Only / most}\" width=\"2\" height=\"14\"/>");
        }

        html.Write($"</svg></td>{Cell(loss.First)}{Cell(loss.Failing)}{Cell(loss.Only)}<td class=\"n\">{Numbers.Bytes(loss.OnlyBytes)}</td></tr>");
    }

    private static Markup Cell(long count) => new($"<td class=\"n{(count == 0 ? " none" : "")}\">{Numbers.Whole(count)}</td>");
}
