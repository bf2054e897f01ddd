using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>A table of what became of documents, by something that they have in common.</summary>
internal static class ShareTable
{
    private const double Width = 120;

    public static void Write(HtmlWriter html, Phrase head, IReadOnlyList<Share> shares, Phrase unnamed)
    {
        html.Write($"<div class=\"wide\"><table class=\"shares\"><thead><tr><th>{head}</th><th></th><th class=\"n\">{Words.Documents}</th><th class=\"n\">{Words.Kept}</th><th class=\"n\">{Words.Dropped}</th><th class=\"n\">{Words.Merged}</th><th class=\"n\">{Words.Failed}</th><th class=\"n\">{Words.KeptBytes}</th></tr></thead><tbody>");
        foreach (Share share in shares)
        {
            html.Write($"<tr><th scope=\"row\">");
            if (share.Name.Length == 0)
            {
                html.Write($"<span class=\"none\">{unnamed}</span>");
            }
            else
            {
                html.Write($"<bdi>{HtmlText.Clip(share.Name, 80)}</bdi>");
            }

            html.Write($"</th><td>{Bar(share)}</td>{Numeric(share.Documents)}{Numeric(share.Kept)}{Numeric(share.Dropped)}{Numeric(share.Merged)}{Numeric(share.Failed)}<td class=\"n\" title=\"{share.KeptBytes} B\">{Numbers.Bytes(share.KeptBytes)}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    public static Markup Numeric(long number) => new($"<td class=\"n{(number == 0 ? " none" : "")}\">{Numbers.Whole(number)}</td>");

    /// <summary>Draws what part of the documents met which end.</summary>
    public static Markup Bar(Share share)
    {
        HtmlWriter html = new();
        html.Write($"<svg class=\"bars\" width=\"{Width}\" height=\"10\" aria-hidden=\"true\">");
        double x = 0;
        double unit = Width / Math.Max(1, share.Documents);
        foreach ((string kind, long amount) in new[] { ("kept", share.Kept), ("hatched", share.Dropped), ("dotted", share.Merged), ("crossed", share.Failed) })
        {
            if (amount > 0)
            {
                html.Write($"<rect class=\"{kind}\" x=\"{x}\" width=\"{amount * unit}\" height=\"10\"/>");
                x += amount * unit;
            }
        }

        html.Write($"</svg>");
        return new Markup(html.ToString());
    }
}
