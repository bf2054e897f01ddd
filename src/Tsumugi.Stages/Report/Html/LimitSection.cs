using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>A card for each rule: formula, sources, the spread of the values, and the documents nearest to the limits.</summary>
internal static class LimitSection
{
    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        html.Write($"<p>{new Phrase("One card for each rule: what is measured, where formula and limit come from, how the values of all measured documents are spread, and the documents nearest to the limit. Read those first when you judge whether a limit sits well.", "規則ごとに、何を測るか、式と限界値の出どころ、測定した全文書の値の分布、限界値に最も近い文書を示します。限界値の良し悪しは、まず限界値の前後の文書を読んで判断してください。")}</p>");
        List<SourceSettings> closed = [.. facts.Recipe.Sources.Where(source => source.Redistribute != "yes")];
        html.Write($"<p class=\"warn\">{new Phrase("The excerpts are text of the sources, with personal data masked as in the dataset.", "抜粋は原料の本文の一部です。個人情報はデータセットと同じ方法で伏せてあります。")}");
        if (closed.Count > 0)
        {
            string names = string.Join(", ", closed.Select(source => source.Name));
            html.Write($" {new Phrase($"Do not publish this page before the rights are clear: the recipe does not say that the text of {names} may be passed on.", $"次の出典は再配布できることがレシピに書かれていません: {names}。権利を確かめるまで、このページを公開しないでください。")}");
        }

        html.Write($"</p><p class=\"tools\"><button type=\"button\" data-open=\"1\">{new Phrase("open all samples", "すべての抜粋を開く")}</button><button type=\"button\" data-open=\"0\">{new Phrase("close all", "すべて閉じる")}</button></p>");
        foreach (RuleFacts rule in facts.Rules)
        {
            WriteRule(html, rule);
        }
    }

    private static void WriteRule(HtmlWriter html, RuleFacts facts)
    {
        html.Write(
            $"""
            <article class="rule" id="rule-{facts.Rule.Id}">
            <h3><code>{facts.Rule.Id}</code><span class="limit">{Words.Limits(facts.Rule)}</span><span class="pill">{facts.Rule.Class}</span></h3>
            <p class="summary">{new Phrase(facts.Card.Summary, facts.Card.SummaryJa)}</p>
            <div class="pair"><dl class="facts">
            <div><dt>{new Phrase("measure", "尺度")}</dt><dd><code>{facts.Rule.Measure}</code> <small>{Words.Unit(facts.Card.Unit)}</small></dd></div>
            <div><dt>{new Phrase("formula", "式")}</dt><dd>{facts.Card.Formula}</dd></div>
            <div><dt>{new Phrase("formula from", "式の出典")}</dt><dd>{facts.Card.Source}</dd></div>
            <div><dt>{new Phrase("limit from", "限界値の出典")}</dt><dd>{facts.Rule.Because}</dd></div>
            """);
        if (facts.Card.Notes.Length > 0)
        {
            html.Write($"<div><dt>{new Phrase("notes", "注記")}</dt><dd>{new Phrase(facts.Card.Notes, facts.Card.NotesJa)}</dd></div>");
        }

        html.Write($"</dl><figure>");
        HistogramChart.Write(html, facts);
        html.Write($"</figure></div>");
        if (facts.Sides.Any(side => side.Failing.Count + side.Passing.Count > 0))
        {
            html.Write($"<details class=\"samples\"><summary>{new Phrase("documents nearest to the limit", "限界値に最も近い文書")}</summary>");
            foreach (LimitSide side in facts.Sides)
            {
                html.Write($"<div class=\"pair\">");
                WriteSamples(html, new($"just fail ({Sign(facts, side, passing: false)})", $"わずかに満たさない（{Sign(facts, side, passing: false)}）"), side.Failing, "fails");
                WriteSamples(html, new($"just pass ({Sign(facts, side, passing: true)})", $"わずかに満たす（{Sign(facts, side, passing: true)}）"), side.Passing, "passes");
                html.Write($"</div>");
            }

            html.Write($"</details>");
        }

        html.Write($"</article>");
    }

    private static string Sign(RuleFacts facts, LimitSide side, bool passing)
    {
        bool exclusive = side.IsMin ? facts.Rule.MinExclusive : facts.Rule.MaxExclusive;
        string sign = (side.IsMin, passing, exclusive) switch
        {
            (true, true, true) => ">",
            (true, true, false) => "≥",
            (true, false, true) => "≤",
            (true, false, false) => "<",
            (false, true, true) => "<",
            (false, true, false) => "≤",
            (false, false, true) => "≥",
            (false, false, false) => ">",
        };
        return $"{sign} {Numbers.Limit(side.Limit)}";
    }

    private static void WriteSamples(HtmlWriter html, Phrase title, IReadOnlyList<LimitSample> samples, string kind)
    {
        html.Write($"<div class=\"side {kind}\"><h4>{title}</h4>");
        if (samples.Count == 0)
        {
            html.Write($"<p class=\"none\">{new Phrase("no document", "該当する文書はありません。")}</p>");
        }

        html.Write($"<ol>");
        foreach (LimitSample sample in samples)
        {
            WriteSample(html, sample);
        }

        html.Write($"</ol></div>");
    }

    private static void WriteSample(HtmlWriter html, LimitSample sample)
    {
        string name = sample.Url.Length > 0 ? sample.Url : sample.Title.Length > 0 ? sample.Title : sample.Id;
        Excerpt excerpt = sample.Excerpt;
        html.Write(
            $"""
            <li><div class="meta"><b>{Numbers.Value(sample.Value)}</b><bdi class="url" title="{sample.Id}">{HtmlText.Clip(name, 120)}</bdi></div>
            <p class="excerpt"{Language(sample.Language)}><bdi>{Ellipsis(excerpt.CutBefore)}{Pieces(excerpt)}{Ellipsis(excerpt.CutAfter)}</bdi></p>
            <p class="fate">{Fate(sample.Fate)}</p></li>
            """);
    }

    private static Phrase Fate(string fate) =>
        fate.Length == 0 ? new("in the dataset", "データセットに採用")
        : fate.StartsWith("dedup/", StringComparison.Ordinal) ? new($"merged by `{fate}`", $"`{fate}` により統合")
        : new($"dropped by `{fate}`", $"`{fate}` により除外");

    private static Markup Ellipsis(bool cut) => new(cut ? "<i>…</i>" : "");

    private static Markup Pieces(Excerpt excerpt) => new(string.Concat(excerpt.Pieces.Select(piece => piece.Marked ? $"<mark>{HtmlText.Of(piece.Text)}</mark>" : HtmlText.Of(piece.Text))));

    private static Markup Language(string language) =>
        new(language.Length is 2 or 3 && language.All(char.IsAsciiLetterLower) && language != "und" ? $" lang=\"{language}\"" : "");
}
