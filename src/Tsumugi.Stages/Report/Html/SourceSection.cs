using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>Sources with licence and rights, and the hosts that give the dataset most.</summary>
internal static class SourceSection
{
    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        html.Write($"<div class=\"wide\"><table class=\"rights\"><thead><tr><th>{new Phrase("source", "情報源")}</th><th>{new Phrase("kind", "種類")}</th><th>{new Phrase("licence", "ライセンス")}</th><th>{new Phrase("training", "学習への利用")}</th><th>{new Phrase("redistribution", "再配布")}</th></tr></thead><tbody>");
        foreach (SourceSettings source in facts.Recipe.Sources)
        {
            html.Write($"<tr><th scope=\"row\"><bdi>{HtmlText.Clip(source.Name, 80)}</bdi></th><td><code>{source.Kind}</code></td><td>{Licence(source.Licence)}</td>{Right(source.Train)}{Right(source.Redistribute)}</tr>");
        }

        html.Write($"</tbody></table></div>");
        if (facts.Recipe.Sources.Any(source => source.Licence.Length == 0 || source.Train != "yes" || source.Redistribute != "yes"))
        {
            html.Write($"<p class=\"warn\">{new Phrase("For at least one source the recipe names no licence, or does not say that training and redistribution are allowed. Whoever uses the dataset has to clear that first.", "ライセンスの記載がない出典、または学習への利用・再配布が「可」とされていない出典があります。利用の前に権利の確認が必要です。")}</p>");
        }

        ShareTable.Write(html, new("source", "情報源"), facts.Sources, Words.Unknown);
        int shown = facts.Hosts.Count(host => host.Name.Length > 0);
        html.Write($"<h3>{new Phrase("Hosts", "ホスト")}</h3><p>{new Phrase($"{Numbers.Whole(facts.HostCount)} hosts in all; the {shown} that give the dataset most, by bytes.", $"全部で {Numbers.Whole(facts.HostCount)} ホストです。採用バイト数の多い順に {shown} 件を示します。")}</p>");
        ShareTable.Write(html, new("host", "ホスト"), facts.Hosts, new("no address", "アドレスなし"));
    }

    private static Phrase Licence(string licence) => licence.Length > 0 ? new(HtmlText.Clip(licence, 80), HtmlText.Clip(licence, 80)) : new("not stated", "記載なし");

    private static Markup Right(string answer)
    {
        HtmlWriter html = new();
        string kind = answer switch { "yes" => "yes", "no" => "no", _ => "open" };
        html.Write($"<td><span class=\"right {kind}\">{Words.Right(answer)}</span></td>");
        return new Markup(html.ToString());
    }
}
