using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Rules;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>Counts the values of one rule's measure over all measured documents.</summary>
internal static class RuleHistogram
{
    /// <summary>Counts.</summary>
    public static Histogram Of(LedgerDatabase ledgers, Rule rule, MeasureCard card)
    {
        string column = DuckDbConnection.QuoteName(rule.Measure);
        double largest = card.Unit == Unit.Ratio ? 1 : ledgers.Read($"SELECT coalesce(max({column}), 0) FROM measures WHERE isfinite({column})", row => row.GetDouble(0))[0];
        HistogramScale scale = HistogramScale.For(card.Unit, largest);
        (long Passing, long Failing)[] fine = new (long, long)[HistogramScale.Bins];
        foreach ((long bin, long documents, long passing) in ledgers.Read(
            $"""
            SELECT {scale.Sql(column)} AS bin, count(*), count(*) FILTER (WHERE {Keeps(rule, column)})
            FROM measures WHERE isfinite({column}) GROUP BY bin ORDER BY bin
            """,
            row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2))))
        {
            fine[bin] = (passing, documents - passing);
        }

        return Histogram.Of(scale, fine, new[] { rule.Min, rule.Max }.OfType<double>());
    }

    private static string Keeps(Rule rule, string column)
    {
        string min = rule.Min is { } low ? $"{column} {(rule.MinExclusive ? ">" : ">=")} {LedgerDatabase.Number(low)}" : "true";
        string max = rule.Max is { } high ? $"{column} {(rule.MaxExclusive ? "<" : "<=")} {LedgerDatabase.Number(high)}" : "true";
        return $"{min} AND {max}";
    }
}
