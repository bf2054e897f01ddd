namespace Tsumugi.Stages.Report.Facts;

/// <summary>A document that holds items of an evaluation set.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Its address.</param>
/// <param name="Set">The set.</param>
/// <param name="Items">How many items of it.</param>
/// <param name="Item">The one that is covered most, as `FILE:NUMBER`.</param>
/// <param name="Coverage">How much of that.</param>
/// <param name="Longest">Letters of the longest stretch that both have.</param>
public sealed record ContaminatedDocument(string Id, string Url, string Set, long Items, string Item, double Coverage, long Longest)
{
    /// <summary>Documents that the report lists.</summary>
    public const int Most = 50;

    /// <summary>Reads those with most items.</summary>
    internal static List<ContaminatedDocument> Of(LedgerDatabase ledgers) => !ledgers.CutSteps.Contains(Cuts.CutSteps.Contamination) ? [] : ledgers.Read(
        $"""
        SELECT c.id, any_value(d.url), c."set", count(*)::BIGINT AS items, first(c.item ORDER BY c.coverage DESC, c.longest DESC, c.item), max(c.coverage), max(c.longest)::BIGINT
        FROM contamination c JOIN documents d ON d.id = c.id
        GROUP BY c.id, c."set"
        ORDER BY items DESC, max(c.coverage) DESC, c.id, c."set" LIMIT {Most}
        """,
        row => new ContaminatedDocument(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetDouble(5), row.GetInt64(6)));
}
