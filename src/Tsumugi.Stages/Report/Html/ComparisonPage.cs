using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Compare;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Report.Html;

/// <summary>The page of a comparison: one file that needs nothing else, in the style of the build report.</summary>
public static class ComparisonPage
{
    private const double BarWidth = 260;

    // What only this page draws: numbers on dark and on light fields.
    private const string Style = ".matrix { font-size: 12px; } .matrix text.on-dark { fill: #fff; font-size: 15px; font-weight: 600; } .matrix text.on-light { fill: var(--ink); font-size: 15px; font-weight: 600; } @media (prefers-color-scheme: dark) { .matrix text.on-dark { fill: #0b1016; } } td.samples { font-size: 12px; color: var(--soft); word-break: break-all; } .drift td, .drift th { vertical-align: middle; } .drift td code { white-space: nowrap; } .pair + .wide { margin-top: 20px; }";

    private static readonly Phrase Documents = new("documents", "文書数");

    /// <summary>Writes the page.</summary>
    public static void Write(string path, Comparison comparison, string engine) =>
        File.WriteAllText(path, Render(comparison, engine), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>Renders the page.</summary>
    public static string Render(Comparison comparison, string engine)
    {
        HtmlWriter html = new();
        ReportPage.WriteHead(html, string.Join(" – ", comparison.Sides.Select(side => side.Name)));
        html.Write($"<style>{new Markup(Style)}</style><body>");
        FunnelSection.WritePatterns(html);
        WriteHeader(html, comparison);
        html.Write($"<main>");
        WriteAgreement(html, comparison);
        WriteKept(html, comparison);
        WriteChanges(html, comparison);
        WriteSources(html, comparison);
        html.Write($"</main><footer>{new Phrase($"Made by Tsumugi {engine}", $"Tsumugi {engine} が作成しました。")}</footer></body></html>");
        return html.ToString();
    }

    private static void WriteHeader(HtmlWriter html, Comparison comparison)
    {
        html.Write($"<header><div class=\"bar\"><span class=\"brand\">紡ぎ <b>Tsumugi</b></span><span class=\"tongue\" role=\"group\" aria-label=\"Language / 言語\"><button type=\"button\" data-set=\"ja\">日本語</button><button type=\"button\" data-set=\"en\">English</button></span></div>");
        html.Write($"<p class=\"kind\">{(comparison.OfPresets ? new Phrase("Comparison of presets", "プリセットの比較") : new Phrase("Comparison of two builds", "二つのビルドの比較"))}</p>");
        html.Write($"<h1><bdi>{HtmlText.Clip(string.Join(" ／ ", comparison.Sides.Select(side => side.Name)))}</bdi></h1><p class=\"lead\">{Sentence(comparison)}</p><dl class=\"tiles\">");
        foreach (ComparedSide side in comparison.Sides)
        {
            html.Write($"<div><dt><bdi>{HtmlText.Clip(side.Name, 40)}</bdi></dt><dd><b>{side.Kept.Documents}</b><span>{new Phrase($"of {Numbers.Whole(side.Documents)} documents kept, {Numbers.Bytes(side.Kept.Bytes)}", $"{Numbers.Whole(side.Documents)} 件のうち採用した文書（{Numbers.Bytes(side.Kept.Bytes)}）")}</span></dd></div>");
        }

        html.Write($"</dl></header>");
    }

    private static Phrase Sentence(Comparison comparison)
    {
        if (comparison.Equal)
        {
            return new("Nothing differs: every document has the same fate on all sides.", "違いはありません。すべての文書の判断が一致しています。");
        }

        Agreement worst = comparison.Agreements.MinBy(pair => pair.Jaccard)!;
        string first = comparison.Sides[worst.First].Name;
        string second = comparison.Sides[worst.Second].Name;
        return new(
            $"{first} and {second} take {Numbers.Whole(worst.Both)} documents in common; {Numbers.Whole(worst.OnlyFirst)} only the first takes, {Numbers.Whole(worst.OnlySecond)} only the second.",
            $"{first} と {second} が共通して採用するのは {Numbers.Whole(worst.Both)} 件、前者だけが {Numbers.Whole(worst.OnlyFirst)} 件、後者だけが {Numbers.Whole(worst.OnlySecond)} 件です。");
    }

    private static void WriteAgreement(HtmlWriter html, Comparison comparison)
    {
        html.Write($"<section id=\"agreement\"><h2>{new Phrase("Agreement", "一致の度合い")}</h2>");
        html.Write($"<p>{(comparison.OfPresets
            ? new Phrase("Of the documents that reach the rules: which ones pass. Duplicates are not looked at here.", "規則にかかる文書のうち、どれが通過するかを比べています。重複の統合は含みません。")
            : new Phrase("Of all documents that either run knows: which ones are in its dataset.", "どちらかの実行が読み込んだ文書のうち、どれがデータセットに入ったかを比べています。"))}</p><div class=\"pair\">");
        AgreementMatrix.Write(html, comparison, new("Jaccard: documents that both take over those that either takes", "Jaccard 係数: 両方が採用した文書 ÷ どちらかが採用した文書"), pair => pair.Jaccard);
        AgreementMatrix.Write(html, comparison, new("Cohen's kappa: agreement beyond chance; 1 is full agreement, 0 is that of chance", "コーエンのκ係数: 偶然を超える一致の度合い。1 は完全な一致、0 は偶然と同じです。"), pair => pair.Kappa);
        html.Write($"</div><div class=\"wide\"><table><thead><tr><th>{new Phrase("pair", "組")}</th><th class=\"n\">{new Phrase("both", "両方")}</th><th class=\"n\">{new Phrase("only the first", "前者だけ")}</th><th class=\"n\">{new Phrase("only the second", "後者だけ")}</th><th class=\"n\">{new Phrase("neither", "どちらも不採用")}</th><th class=\"n\">Jaccard</th><th class=\"n\">κ</th></tr></thead><tbody>");
        foreach (Agreement pair in comparison.Agreements)
        {
            html.Write($"<tr><th scope=\"row\"><bdi>{comparison.Sides[pair.First].Name}</bdi> ／ <bdi>{comparison.Sides[pair.Second].Name}</bdi></th>{ShareTable.Numeric(pair.Both)}{ShareTable.Numeric(pair.OnlyFirst)}{ShareTable.Numeric(pair.OnlySecond)}{ShareTable.Numeric(pair.Neither)}<td class=\"n\">{Numbers.Value(pair.Jaccard)}</td><td class=\"n\">{Numbers.Value(pair.Kappa)}</td></tr>");
        }

        html.Write($"</tbody></table></div></section>");
    }

    private static void WriteKept(HtmlWriter html, Comparison comparison)
    {
        html.Write($"<section id=\"kept\"><h2>{new Phrase("What is kept", "採用した量")}</h2>");
        html.Write($"<div class=\"wide\"><table class=\"drift\"><thead><tr><th></th><th>{new Phrase("bytes", "バイト数")}</th><th class=\"n\">{Documents}</th><th class=\"n\">{new Phrase("letters", "文字数")}</th><th class=\"n\">{new Phrase("size", "量")}</th></tr></thead><tbody>");
        long most = Math.Max(1, comparison.Sides.Max(side => side.Kept.Bytes));
        foreach (ComparedSide side in comparison.Sides)
        {
            html.Write($"<tr><th scope=\"row\"><bdi>{side.Name}</bdi></th><td>{Bar(side.Kept.Bytes, most)}</td>{ShareTable.Numeric(side.Kept.Documents)}{ShareTable.Numeric(side.Kept.Letters)}<td class=\"n\">{Numbers.Bytes(side.Kept.Bytes)}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
        if (comparison.EstimatedClusters > 0)
        {
            html.Write($"<p class=\"note\">{new Phrase($"{Numbers.Whole(comparison.EstimatedClusters)} clusters of duplicates are estimated, since the run's `work` folder was deleted.", $"`work` フォルダが消されているため、重複のクラスタ {Numbers.Whole(comparison.EstimatedClusters)} 個は推定です。")}</p>");
        }

        html.Write($"</section>");
    }

    private static void WriteChanges(HtmlWriter html, Comparison comparison)
    {
        html.Write($"<section id=\"changes\"><h2>{new Phrase("Documents that change their fate", "判断が変わる文書")}</h2>");
        if (comparison.Changes.All(change => change.Groups.Count == 0))
        {
            html.Write($"<p class=\"none\">{new Phrase("none", "ありません。")}</p>");
        }

        foreach ((string from, string to, IReadOnlyList<ChangeGroup> groups) in comparison.Changes.Where(change => change.Groups.Count > 0))
        {
            html.Write($"<h3><bdi>{from}</bdi> → <bdi>{to}</bdi></h3>");
            bool samples = groups.Any(group => group.Samples.Count > 0);
            html.Write($"<div class=\"wide\"><table class=\"drift\"><thead><tr><th>{new Phrase("before", "前")}</th><th>{new Phrase("after", "後")}</th><th></th><th class=\"n\">{Documents}</th><th class=\"n\">{new Phrase("size", "量")}</th><th>{(samples ? new Phrase("for example", "例") : new Phrase("", ""))}</th></tr></thead><tbody>");
            long most = groups.Max(group => group.Change.Amount.Documents);
            foreach (ChangeGroup group in groups)
            {
                FateChange change = group.Change;
                html.Write($"<tr><td>{Fate(change.From)}</td><td>{Fate(change.To)}</td><td>{Bar(change.Amount.Documents, most)}</td>{ShareTable.Numeric(change.Amount.Documents)}<td class=\"n\">{Numbers.Bytes(change.Amount.Bytes)}</td><td class=\"samples\">");
                foreach (string sample in group.Samples)
                {
                    html.Write($"<bdi>{HtmlText.Clip(sample, 90)}</bdi><br>");
                }

                html.Write($"</td></tr>");
            }

            html.Write($"</tbody></table></div>");
        }

        html.Write($"</section>");
    }

    private static void WriteSources(HtmlWriter html, Comparison comparison)
    {
        html.Write($"<section id=\"sources\"><h2>{new Phrase("By source", "情報源ごとの採用")}</h2><div class=\"wide\"><table class=\"drift\"><thead><tr><th>{new Phrase("source", "情報源")}</th>");
        foreach (ComparedSide side in comparison.Sides)
        {
            html.Write($"<th colspan=\"2\"><bdi>{HtmlText.Clip(side.Name, 40)}</bdi></th>");
        }

        html.Write($"</tr></thead><tbody>");
        foreach (string source in comparison.Sides.SelectMany(side => side.KeptOfSource.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            long most = Math.Max(1, comparison.Sides.Max(side => side.KeptOfSource.GetValueOrDefault(source).Documents));
            html.Write($"<tr><th scope=\"row\"><bdi>{HtmlText.Clip(source, 80)}</bdi></th>");
            foreach (ComparedSide side in comparison.Sides)
            {
                Quantity kept = side.KeptOfSource.GetValueOrDefault(source);
                html.Write($"<td>{Bar(kept.Documents, most, 90)}</td><td class=\"n\">{kept.Documents}<small>{Numbers.Bytes(kept.Bytes)}</small></td>");
            }

            html.Write($"</tr>");
        }

        html.Write($"</tbody></table></div></section>");
    }

    private static Markup Bar(long amount, long most, double width = BarWidth)
    {
        HtmlWriter html = new();
        html.Write($"<svg class=\"bars\" width=\"{width}\" height=\"14\" aria-hidden=\"true\"><rect class=\"rail\" width=\"{width}\" height=\"14\"/><rect class=\"kept\" width=\"{(amount == 0 ? 0 : Math.Max(1.5, width * amount / most))}\" height=\"14\"/></svg>");
        return new Markup(html.ToString());
    }

    private static Markup Fate(string fate)
    {
        HtmlWriter html = new();
        switch (fate)
        {
            case "kept":
                html.Write($"{new Phrase("kept", "採用")}");
                break;
            case "merged":
                html.Write($"{new Phrase("merged", "統合")}");
                break;
            case "absent":
                html.Write($"{new Phrase("not there", "文書なし")}");
                break;
            default:
                html.Write($"<code>{fate}</code>");
                break;
        }

        return new Markup(html.ToString());
    }
}
