using Tsumugi.Stages.Contamination;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>One evaluation set that was looked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Items">Its items.</param>
/// <param name="Checked">How many of them could be looked for.</param>
/// <param name="TooShort">How many have no text that is long enough.</param>
/// <param name="Template">How many have nothing but what many items of the set share.</param>
/// <param name="Unread">How many pieces of its files could not be read.</param>
/// <param name="Found">How many items were found in at least one document.</param>
/// <param name="Documents">How many documents hold one.</param>
public sealed record EvaluationSetFacts(string Name, long Items, long Checked, long TooShort, long Template, long Unread, long Found, long Documents)
{
    /// <summary>Reads them in the order of the recipe; empty if the recipe names no set.</summary>
    internal static List<EvaluationSetFacts> Of(LedgerDatabase ledgers) => !ledgers.CutSteps.Contains(Cuts.CutSteps.Contamination) ? [] : ledgers.Read(
        $"""
        SELECT e."set", e.items, e."checked", e.too_short, e."template", e.unread, coalesce(f.found, 0), coalesce(f.documents, 0)
        FROM (SELECT *, row_number() OVER () AS place FROM {ledgers.Table(ContaminationIndexStage.SetsKey)}) e
        LEFT JOIN (SELECT "set", count(DISTINCT item)::BIGINT AS found, count(DISTINCT id)::BIGINT AS documents FROM contamination GROUP BY "set") f ON f."set" = e."set"
        ORDER BY e.place
        """,
        row => new EvaluationSetFacts(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)));
}
