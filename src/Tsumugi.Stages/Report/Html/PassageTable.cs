using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>The lines or paragraphs that stood in most documents, with how often and where first.</summary>
internal static class PassageTable
{
    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        if (facts.Counts.Steps.All(step => step.Name != CutSteps.Paragraphs))
        {
            return;
        }

        (long cuts, long documents, long bytes) = facts.Counts.Cut(CutSteps.Paragraphs);
        html.Write($"<h3>{new Phrase("Repeated lines and paragraphs", "繰り返される行と段落")}</h3>");
        html.Write($"<p>{new Phrase($"{Numbers.Whole(cuts)} passages that stood in many documents were cut; {Numbers.Whole(documents)} documents went on without theirs, {Numbers.Whole(bytes)} bytes shorter. The ledger names for each where the same words stay.", $"多くの文書に現れた文言を {Numbers.Whole(cuts)} か所で切り取りました。切り取ったうえで次へ進んだ文書は {Numbers.Whole(documents)} 件で、合わせて {Numbers.Whole(bytes)} バイト短くなりました。同じ文言が残っている場所は、台帳に一つずつ記録しています。")}</p>");
        if (facts.FrequentPassages.Count == 0)
        {
            return;
        }

        html.Write($"<div class=\"wide\"><table class=\"shares\"><thead><tr><th>{new Phrase("passage, where it stands first", "文言（最初に現れた場所）")}</th><th class=\"n\">{Words.Documents}</th><th class=\"n\">{new Phrase("hosts", "ホスト数")}</th><th class=\"n\">{new Phrase("occurrences", "出現回数")}</th></tr></thead><tbody>");
        foreach (FrequentPassage passage in facts.FrequentPassages)
        {
            string words = passage.Excerpt.Marked.Length > 0 ? passage.Excerpt.Marked : passage.Excerpt.After;
            html.Write($"<tr><th scope=\"row\"><bdi>{HtmlText.Clip(words, 120)}</bdi><small><bdi class=\"url\" title=\"{passage.FirstId}\">{HtmlText.Clip(passage.Url.Length > 0 ? passage.Url : passage.FirstId)}</bdi></small></th>{ShareTable.Numeric(passage.Documents)}{ShareTable.Numeric(passage.Hosts)}{ShareTable.Numeric(passage.Occurrences)}</tr>");
        }

        html.Write($"</tbody></table></div>");
    }
}
