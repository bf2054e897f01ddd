using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>What the search for repeated passages covered and what was cut.</summary>
internal static class SubstringSummary
{
    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        if (facts.Substrings is not { } scope)
        {
            return;
        }

        html.Write($"<h3>{new Phrase("Repeated passages", "繰り返される文字列")}</h3>");
        html.Write($"<p>{new Phrase($"Every passage of at least {Numbers.Whole(scope.MinLetters)} letters that stands in two places of the kept documents was looked for, in the whole corpus ({Numbers.Whole(scope.Letters)} letters, white space left out). {Numbers.Whole(scope.Cuts)} stretches were found again; {Numbers.Bytes(scope.CutBytes)} were cut out of {Numbers.Whole(scope.CutDocuments)} documents. The first place of each stays; `ledger/edits-substrings-*.parquet` names it for every cut. Letters were compared in {Numbers.Whole(scope.Groups)} groups ({Numbers.Whole(scope.MatchedLetters)} letters), none of which was cut short.", $"採用した文書の 2 か所以上に現れる {Numbers.Whole(scope.MinLetters)} 文字以上の文字列を、コーパス全体（空白を除いて {Numbers.Whole(scope.Letters)} 文字）から探しました。二度目以降の箇所が {Numbers.Whole(scope.Cuts)} か所見つかり、{Numbers.Whole(scope.CutDocuments)} 文書から {Numbers.Bytes(scope.CutBytes)} を取り除きました。それぞれ最初の箇所は残り、`ledger/edits-substrings-*.parquet` に記録しています。照合は {Numbers.Whole(scope.Groups)} 群（{Numbers.Whole(scope.MatchedLetters)} 文字）に分けて行い、途中で打ち切った群はありません。")}</p>");
    }
}
