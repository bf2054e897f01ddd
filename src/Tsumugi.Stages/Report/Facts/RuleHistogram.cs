using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Rules;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>Counts the values of one rule's measure over all measured documents.</summary>
internal static class RuleHistogram
{
    // The share of the documents that the bars show one by one; the last bar holds the rest.
    private const double Bulk = 0.998;

    private static readonly double[] Ends = [1, 10, 100];

    /// <summary>Counts.</summary>
    public static Histogram Of(LedgerDatabase ledgers, Rule rule, MeasureCard card)
    {
        string column = DuckDbConnection.QuoteName(rule.Measure);
        HistogramScale scale = HistogramScale.For(card.Unit, card.Unit == Unit.Ratio ? 1 : Reach(ledgers, rule, column));
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

    /// <summary>Finds the end of the picture: a few documents far out do not press all others into one bar, but the limits are always in it.</summary>
    private static double Reach(LedgerDatabase ledgers, Rule rule, string column)
    {
        (double largest, long all, long[] within) = ledgers.Read(
            $"SELECT coalesce(max({column}), 0), count(*), {string.Join(", ", Ends.Select(end => $"count(*) FILTER (WHERE {column} <= {LedgerDatabase.Number(end)})"))} FROM measures WHERE isfinite({column})",
            row => (row.GetDouble(0), row.GetInt64(1), Ends.Select((_, index) => row.GetInt64(index + 2)).ToArray()))[0];
        double limit = Math.Max(rule.Min ?? 0, rule.Max ?? 0);
        for (int i = 0; i < Ends.Length; i++)
        {
            if (limit <= Ends[i] && within[i] >= Bulk * all)
            {
                return Math.Min(largest, Ends[i]);
            }
        }

        return largest;
    }

    private static string Keeps(Rule rule, string column)
    {
        string min = rule.Min is { } low ? $"{column} {(rule.MinExclusive ? ">" : ">=")} {LedgerDatabase.Number(low)}" : "true";
        string max = rule.Max is { } high ? $"{column} {(rule.MaxExclusive ? "<" : "<=")} {LedgerDatabase.Number(high)}" : "true";
        return $"{min} AND {max}";
    }
}
