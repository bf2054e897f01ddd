using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>The top of the page: what it is, and the four numbers that matter.</summary>
internal static class Headline
{
    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        RunCounts counts = facts.Counts;
        html.Write($"<header>");
        html.Write($"<div class=\"bar\"><span class=\"brand\">紡ぎ <b>Tsumugi</b></span><span class=\"tongue\" role=\"group\" aria-label=\"Language / 言語\"><button type=\"button\" data-set=\"ja\">日本語</button><button type=\"button\" data-set=\"en\">English</button></span></div>");
        html.Write($"<p class=\"kind\">{new Phrase("Build report", "ビルド報告書")}</p>");
        html.Write($"<h1><bdi>{HtmlText.Clip(facts.Recipe.Name)}</bdi></h1>");
        html.Write($"<p class=\"lead\">{Sentence(counts)}</p>");
        html.Write($"<dl class=\"tiles\">");
        Tile(html, new("documents in the dataset", "採用した文書"), Numbers.Whole(counts.Written.Documents), new($"{Numbers.Percent(counts.Written.Documents, counts.Read.Documents)} of {Numbers.Whole(counts.Read.Documents)} read", $"読み込んだ {Numbers.Whole(counts.Read.Documents)} 件の {Numbers.Percent(counts.Written.Documents, counts.Read.Documents)}"));
        Tile(html, new("text in the dataset", "採用した本文の量"), Numbers.Bytes(counts.Written.Bytes), new($"{Numbers.Whole(counts.Written.Bytes)} bytes of UTF-8", $"UTF-8 で {Numbers.Whole(counts.Written.Bytes)} バイト"));
        if (counts.Letters is { } letters)
        {
            Tile(html, new("letters in the dataset", "採用した文字数"), Numbers.Whole(letters), new("Unicode code points", "Unicode の符号位置で数えた値"));
        }

        Tile(html, new("failed documents", "処理できなかった文書"), Numbers.Whole(counts.Failed), new($"{Numbers.Percent(counts.Failed, counts.Read.Documents)} of those read", $"読み込んだ文書の {Numbers.Percent(counts.Failed, counts.Read.Documents)}"));
        html.Write($"</dl>");
        html.Write($"<p class=\"plan\">{new Phrase("plan", "計画のハッシュ")} <code>{counts.Plan}</code></p>");
        ReportPage.WriteContents(html, facts);
        html.Write($"</header>");
    }

    private static void Tile(HtmlWriter html, Phrase name, string number, Phrase note) =>
        html.Write($"<div><dt>{name}</dt><dd><b>{number}</b><span>{note}</span></dd></div>");

    private static Phrase Sentence(RunCounts counts)
    {
        FunnelStep worst = counts.Steps.MaxBy(Lost)!;
        if (counts.Read.Documents == 0)
        {
            return new("The sources held no document.", "原料に文書がありませんでした。");
        }

        if (Lost(worst) == 0)
        {
            return new($"All {Numbers.Whole(counts.Read.Documents)} documents read went into the dataset.", $"読み込んだ {Numbers.Whole(counts.Read.Documents)} 件すべてをデータセットに採用しました。");
        }

        string read = Numbers.Whole(counts.Read.Documents);
        string written = Numbers.Whole(counts.Written.Documents);
        string lost = Numbers.Whole(Lost(worst));
        return new(
            $"Of {read} documents read, {written} went into the dataset. Most were lost at “{Words.Step(worst.Name).English}”: {lost}.",
            $"{read} 件を読み込み、{written} 件をデータセットに採用しました。最も多く減ったのは「{Words.Step(worst.Name).Japanese}」の段階です（{lost} 件）。");
    }

    private static long Lost(FunnelStep step) => step.In.Documents - step.Kept.Documents;
}
