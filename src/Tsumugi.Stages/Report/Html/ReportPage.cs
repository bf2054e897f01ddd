using System.Security.Cryptography;
using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>The page of a build: one file that needs nothing else, in Japanese and English, on screen and on paper.</summary>
/// <remarks>It loads nothing and links nowhere; its policy forbids every script but its own, so that a hostile document could not even try.</remarks>
internal static class ReportPage
{
    // Where scripts are off nobody can choose, so both languages show.
    private const string BothTongues = ".ja, .en { display: inline !important; } .ja::after { content: \" / \"; }";

    private static readonly (string Anchor, Phrase Title, Action<HtmlWriter, ReportFacts> Body)[] Sections =
    [
        ("funnel", new("From source to dataset", "原料からデータセットまで"), FunnelSection.Write),
        ("cuts", new("What was cut from pages", "ページから除いた部分"), CutSection.Write),
        ("losses", new("What each rule costs", "規則ごとの損失"), LossSection.Write),
        ("limits", new("Around the limits", "限界値の前後"), LimitSection.Write),
        ("sources", new("Sources and hosts", "情報源とホスト"), SourceSection.Write),
        ("encodings", new("Encodings and languages", "文字コードと言語"), EncodingSection.Write),
        ("duplicates", new("Duplicates", "重複"), DuplicateSection.Write),
        ("contamination", new("Evaluation sets", "評価データの混入"), ContaminationSection.Write),
        ("privacy", new("Personal data", "個人情報"), PrivacySection.Write),
        ("failed", new("Documents that could not be processed", "処理できなかった文書"), FailureSection.Write),
        ("settings", new("Recipe and verification", "レシピと検証"), SettingsSection.Write),
    ];

    /// <summary>Writes the page.</summary>
    public static void Write(string path, ReportFacts facts) => File.WriteAllText(path, Render(facts), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>Renders the page.</summary>
    public static string Render(ReportFacts facts)
    {
        HtmlWriter html = new();
        WriteHead(html, facts.Recipe.Name);
        html.Write($"<body>");
        Headline.Write(html, facts);
        html.Write($"<main>");
        foreach ((string anchor, Phrase title, Action<HtmlWriter, ReportFacts> body) in Of(facts))
        {
            html.Write($"<section id=\"{anchor}\"><h2>{title}</h2>");
            body(html, facts);
            html.Write($"</section>");
        }

        html.Write($"</main>");
        html.Write($"<footer>{new Phrase($"Made by Tsumugi {facts.Engine}. The page is a pure function of recipe, sources and program: building again gives the same bytes", $"Tsumugi {facts.Engine} が作成しました。このページはレシピ・原料・プログラムだけから決まり、作り直しても同じバイト列になります。")}</footer>");
        html.Write($"</body></html>");
        return html.ToString();
    }

    /// <summary>Writes the links to the sections.</summary>
    public static void WriteContents(HtmlWriter html, ReportFacts facts)
    {
        html.Write($"<nav><ol>");
        foreach ((string anchor, Phrase title, _) in Of(facts))
        {
            html.Write($"<li><a href=\"#{anchor}\">{title}</a></li>");
        }

        html.Write($"</ol></nav>");
    }

    /// <summary>Writes the head of a page: style, script and the policy that forbids every other one.</summary>
    public static void WriteHead(HtmlWriter html, string name)
    {
        string script = Resource("page.js");
        string scriptHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        html.Write(
            $"""
            <!DOCTYPE html>
            <html lang="ja" data-lang="ja">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{new Markup(scriptHash)}'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>{HtmlText.Clip(name)} – Tsumugi</title>
            <style>{new Markup(Resource("page.css"))}</style>
            <noscript><style>{new Markup(BothTongues)}</style></noscript>
            <script>{new Markup(script)}</script>
            </head>
            """);
    }

    /// <summary>Gets the sections of a run: what its recipe does not ask for has none.</summary>
    private static IEnumerable<(string Anchor, Phrase Title, Action<HtmlWriter, ReportFacts> Body)> Of(ReportFacts facts) =>
        Sections.Where(section => section.Anchor != "contamination" || facts.EvaluationSets.Count > 0);

    private static string Resource(string name)
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report/" + name)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
