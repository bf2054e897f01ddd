using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>How much of the pages became text, and how much was cut for which reason.</summary>
internal static class CutSection
{
    private const double Width = 220;

    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        BlockTally kept = facts.Counts.KeptOfPages;
        BlockTally[] cuts = [.. facts.Counts.CutFromPages.OrderByDescending(cut => cut.Letters).ThenBy(cut => cut.Reason, StringComparer.Ordinal)];
        long all = kept.Letters + cuts.Sum(cut => cut.Letters);
        if (all == 0)
        {
            html.Write($"<p>{new Phrase("No source holds pages: texts are taken as they are.", "情報源にページはありません。テキストはそのまま使います。")}</p>");
            return;
        }

        html.Write($"<p>{new Phrase($"The pages hold {Numbers.Whole(all)} letters, blanks left out; {Numbers.Percent(kept.Letters, all)} of them became text. `tsumugi explain DIR --url URL --page` shows the same for one page, block by block.", $"ページには空白を除いて {Numbers.Whole(all)} 文字があり、その {Numbers.Percent(kept.Letters, all)} を本文としました。`tsumugi explain DIR --url URL --page` で、1 ページの内訳をブロックごとに確かめられます。")}</p>");
        html.Write($"<div class=\"wide\"><table class=\"losses\"><thead><tr><th>{new Phrase("what became of it", "扱い")}</th><th></th><th class=\"n\">{new Phrase("letters", "文字数")}</th><th class=\"n\">{new Phrase("of all letters", "全体に占める割合")}</th><th class=\"n\">{new Phrase("blocks", "ブロック数")}</th></tr></thead><tbody>");
        WriteRow(html, new("the text", "本文"), "", kept, all, "kept");
        foreach (BlockTally cut in cuts)
        {
            WriteRow(html, CutReasons.Label(cut.Reason), cut.Reason, cut, all, "hatched");
        }

        html.Write($"</tbody></table></div>");
    }

    private static void WriteRow(HtmlWriter html, Phrase label, string code, BlockTally tally, long all, string kind)
    {
        html.Write($"<tr><th scope=\"row\">{label}");
        if (code.Length > 0)
        {
            html.Write($"<code>{code}</code>");
        }

        html.Write($"</th><td><svg class=\"bars\" width=\"{Width}\" height=\"14\" aria-hidden=\"true\"><rect class=\"{kind}\" width=\"{Math.Max(1.5, Width * tally.Letters / all)}\" height=\"14\"/></svg></td>{ShareTable.Numeric(tally.Letters)}<td class=\"n\">{Numbers.Percent(tally.Letters, all)}</td>{ShareTable.Numeric(tally.Blocks)}</tr>");
    }
}
