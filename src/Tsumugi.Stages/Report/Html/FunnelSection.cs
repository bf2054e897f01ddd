using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>The funnel: for each step a bar of documents, a thin bar of bytes, and the numbers.</summary>
internal static class FunnelSection
{
    private const double Width = 340;

    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        html.Write(
            $"""
            <p>{new Phrase("Each step receives what the one before it kept, and in = kept + dropped + merged + failed holds at each of them, in documents and in bytes.", "各段階は、前の段階が採用した文書だけを受け取ります。どの段階でも、件数・バイト数ともに「入力 = 採用 + 除外 + 統合 + 失敗」が成り立ちます。")}</p>
            """);
        WriteLegend(html);
        html.Write($"<div class=\"wide\"><table class=\"funnel\"><thead><tr><th>{new Phrase("step", "段階")}</th><th>{new Phrase("documents, and bytes below", "件数（下の細い帯はバイト数）")}</th><th class=\"n\">{new Phrase("in", "入力")}</th><th class=\"n\">{Words.Kept}</th><th class=\"n\">{Words.Dropped}</th><th class=\"n\">{Words.Merged}</th><th class=\"n\">{Words.Failed}</th><th class=\"n\">{new Phrase("size handed on", "次へ渡す量")}</th></tr></thead><tbody>");
        long documents = Math.Max(1, facts.Counts.Steps.Max(step => step.In.Documents));
        long bytes = Math.Max(1, facts.Counts.Steps.Max(step => step.In.Bytes));
        foreach (FunnelStep step in facts.Counts.Steps)
        {
            html.Write($"<tr><th scope=\"row\">{Words.Step(step.Name)}<code>{step.Name}</code></th><td>");
            WriteBars(html, step, documents, bytes);
            html.Write($"</td>{Cell(step.In)}{Cell(step.Kept)}{Cell(step.Dropped)}{Cell(step.Merged)}{Cell(step.Failed)}<td class=\"n\">{Size(step.OutBytes)}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
        WriteReasons(html, facts);
    }

    private static void WriteLegend(HtmlWriter html)
    {
        WritePatterns(html);
        html.Write(
            $"""
            <ul class="legend">
            <li>{Swatch("kept")}{Words.Kept}<small>{new Phrase("goes on", "次の段階へ進みます")}</small></li>
            <li>{Swatch("hatched")}{Words.Dropped}<small>{new Phrase("a rule or setting of the recipe says so", "レシピの規則や設定によるもの")}</small></li>
            <li>{Swatch("dotted")}{Words.Merged}<small>{new Phrase("another document says the same", "同じ内容の文書がほかにあるもの")}</small></li>
            <li>{Swatch("crossed")}{Words.Failed}<small>{new Phrase("the data is broken", "データの不具合によるもの")}</small></li>
            </ul>
            """);
    }

    /// <summary>Writes the patterns that every picture of a page uses, so that no meaning hangs on colour alone.</summary>
    public static void WritePatterns(HtmlWriter html) => html.Write(
        $"""
        <svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="dropped" width="6" height="6"/><rect class="ink" width="1.6" height="6"/></pattern>
        <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="merged" width="6" height="6"/><circle class="ink" cx="3" cy="3" r="1.2"/></pattern>
        <pattern id="cross" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="failed" width="6" height="6"/><path class="ink" d="M0 0L6 6M6 0L0 6"/></pattern>
        </defs></svg>
        """);

    private static Markup Swatch(string kind) => new($"<svg class=\"swatch\" width=\"18\" height=\"12\" aria-hidden=\"true\"><rect class=\"{kind}\" width=\"18\" height=\"12\"/></svg>");

    private static void WriteBars(HtmlWriter html, FunnelStep step, long documents, long bytes)
    {
        html.Write($"<svg class=\"bars\" width=\"{Width}\" height=\"24\" aria-hidden=\"true\">");
        WriteBar(html, 0, 15, Width / documents, [step.Kept.Documents, step.Dropped.Documents, step.Merged.Documents, step.Failed.Documents]);
        WriteBar(html, 18, 5, Width / bytes, [step.Kept.Bytes, step.Dropped.Bytes, step.Merged.Bytes, step.Failed.Bytes]);
        html.Write($"</svg>");
    }

    private static void WriteBar(HtmlWriter html, double y, double height, double unit, ReadOnlySpan<long> amounts)
    {
        double x = 0;
        for (int i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] > 0)
            {
                // A single document among millions still shows.
                double width = Math.Max(1.5, amounts[i] * unit);
                string kind = i switch { 0 => "kept", 1 => "hatched", 2 => "dotted", _ => "crossed" };
                html.Write($"<rect class=\"{kind}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
                x += width;
            }
        }
    }

    private static Markup Cell(Amount amount) => amount.Documents == 0
        ? new("<td class=\"n none\">0</td>")
        : new($"<td class=\"n\" title=\"{Numbers.Whole(amount.Bytes)} B\">{Numbers.Whole(amount.Documents)}<small>{Numbers.Bytes(amount.Bytes)}</small></td>");

    private static Markup Size(long bytes) => new($"<span title=\"{Numbers.Whole(bytes)} B\">{Numbers.Bytes(bytes)}</span>");

    private static void WriteReasons(HtmlWriter html, ReportFacts facts)
    {
        html.Write($"<h3>{new Phrase("Why documents ended", "終わった理由")}</h3><p>{new Phrase("For the rules, see the next section.", "品質の規則については次の節をご覧ください。")}</p><div class=\"reasons\">");
        foreach (FunnelStep step in facts.Counts.Steps.Where(step => step.Reasons.Count > 0 && step.Name != "rules"))
        {
            html.Write($"<div><h4>{Words.Step(step.Name)}</h4><table><tbody>");
            foreach ((string reason, long count) in step.Reasons.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal).Take(12))
            {
                html.Write($"<tr><td><code>{HtmlText.Clip(reason)}</code></td><td class=\"n\">{count}</td></tr>");
            }

            html.Write($"</tbody></table></div>");
        }

        html.Write($"</div>");
        if (facts.Counts.RecordsSkipped > 0)
        {
            html.Write($"<p class=\"note\">{new Phrase($"Besides, {Numbers.Whole(facts.Counts.RecordsSkipped)} records of the archives are no documents (requests, metadata) and are not counted above.", $"このほか、アーカイブ内の {Numbers.Whole(facts.Counts.RecordsSkipped)} 件のレコードは文書ではないため（リクエストやメタデータ）、上の数には含めていません。")}</p>");
        }
    }
}
