using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report;

/// <summary>The words for what a run makes of earlier ones.</summary>
internal static class EarlierWords
{
    /// <summary>Says how many documents met earlier runs, in one or two sentences.</summary>
    public static Phrase Of(ReportFacts facts)
    {
        RunCounts counts = facts.Counts;
        string names = string.Join(", ", facts.EarlierRuns.Select(run => $"`{run}`"));
        string merged = Numbers.Whole(counts.MergedIntoEarlier);
        string replaced = Numbers.Whole(counts.Replaced);
        string restored = Numbers.Whole(counts.Restored);
        return new Phrase(
            $"This run was made against {names}: {merged} documents were folded into one of an earlier run, {replaced} documents of earlier runs leave, and {restored} come back. `ledger/earlier-00000.parquet` names those that leave or come back.",
            $"この実行は {names} に対して行われました。{merged} 件は以前の実行の文書に統合され、以前の実行の文書 {replaced} 件が外れ、{restored} 件が戻ります。外れる文書と戻る文書は `ledger/earlier-00000.parquet` にあります。");
    }
}
