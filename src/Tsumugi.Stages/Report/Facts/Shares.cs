using Tsumugi.Stages.Ledgers;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>Follows every document to its end and counts the ends by source, host, encoding and language.</summary>
/// <remarks>Works shard by shard, so memory depends on the size of a shard and the number of hosts (which may spill), not on the corpus.</remarks>
internal static class Shares
{
    /// <summary>Hosts that the report shows.</summary>
    public const int MaxHosts = 50;

    private static readonly string[] Deciding = ["refine", "rules", "dedup"];

    private const string Host = @"lower(regexp_extract(d.url, '^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)', 1))";

    /// <summary>Makes the table `ends` that the other members read.</summary>
    public static void Prepare(LedgerDatabase ledgers)
    {
        ledgers.Execute("CREATE TABLE ends (source VARCHAR, host VARCHAR, encoding VARCHAR, language VARCHAR, fate VARCHAR, documents BIGINT, bytes BIGINT)");
        for (int shard = 0; shard < ledgers.Shards; shard++)
        {
            ledgers.Execute(
                $"""
                INSERT INTO ends
                WITH ended AS (
                    {Ended(ledgers, shard)}
                )
                SELECT d.source, {Host}, d.encoding, d.language, coalesce(ended.outcome, 'kept') AS fate, count(*), sum(d.text_bytes)::BIGINT
                FROM {ledgers.Table(LedgerKeys.Documents(shard))} d LEFT JOIN ended ON ended.id = d.id
                GROUP BY ALL
                """);
        }
    }

    /// <summary>Counts the ends by source, most documents first.</summary>
    public static List<Share> BySource(LedgerDatabase ledgers) => By(ledgers, "source", "documents DESC", 10_000);

    /// <summary>Counts the ends of the hosts that give the dataset most.</summary>
    public static List<Share> ByHost(LedgerDatabase ledgers) => By(ledgers, "host", "kept_bytes DESC, documents DESC", MaxHosts);

    /// <summary>Counts the ends by encoding.</summary>
    public static List<Share> ByEncoding(LedgerDatabase ledgers) => By(ledgers, "encoding", "documents DESC", 100);

    /// <summary>Counts the ends by language.</summary>
    public static List<Share> ByLanguage(LedgerDatabase ledgers) => By(ledgers, "language", "documents DESC", 100);

    /// <summary>Counts the hosts.</summary>
    public static long CountHosts(LedgerDatabase ledgers) => ledgers.Read("SELECT count(DISTINCT host) FROM ends WHERE host <> ''", row => row.GetInt64(0))[0];

    private static string Ended(LedgerDatabase ledgers, int shard) => string.Join(
        " UNION ",
        Deciding.Concat(ledgers.CutSteps).Select(step => $"SELECT id, outcome FROM {ledgers.Table(LedgerKeys.Decisions(step, shard))} WHERE outcome <> 'kept'"));

    private static List<Share> By(LedgerDatabase ledgers, string column, string order, int limit) => ledgers.Read(
        $"""
        SELECT {column} AS name, sum(documents)::BIGINT AS documents, {Fate("documents", "kept")}, {Fate("documents", "dropped")}, {Fate("documents", "merged")}, {Fate("documents", "failed")},
            {Fate("bytes", "kept")} AS kept_bytes
        FROM ends GROUP BY {column} ORDER BY {order}, name LIMIT {limit}
        """,
        row => new Share(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)));

    private static string Fate(string what, string fate) => $"coalesce(sum({what}) FILTER (WHERE fate = '{fate}'), 0)::BIGINT";
}
