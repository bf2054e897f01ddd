using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Runs;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Engine.Verification;

/// <summary>Checks <c>ledger/clusters-*.parquet</c>: every merged document points to one that exists and is kept in its cluster, and each cluster has as many documents as it says.</summary>
/// <remarks>In a run against an earlier one clusters go on there: a twin that the earlier run holds is left to that run, and a cluster may be larger than what stands here. Two joins over the documents that have twins; whether the similarities are true would need the texts.</remarks>
public static class KeptTwins
{
    private const string Ledger = "ledger/clusters-*.parquet";
    private const int MostNamed = 10;

    /// <summary>Checks the clusters of a run; none are there where nothing was compared.</summary>
    public static IReadOnlyList<Finding> Check(RunFolder folder)
    {
        string ledgers = folder.PathOf("ledger");
        if (!Directory.Exists(ledgers) || !Directory.EnumerateFiles(ledgers, "clusters-*.parquet").Any())
        {
            return [];
        }

        string spill = Directory.CreateTempSubdirectory("tsumugi-verify-").FullName;
        try
        {
            using DuckDbConnection connection = DuckDbConnection.OpenInMemory(new DuckDbOptions { Threads = Environment.ProcessorCount, TemporaryFolder = spill });
            string rows = $"read_parquet({DuckDbConnection.Quote(folder.PathOf(Ledger))})";
            bool alone = !Directory.EnumerateFiles(ledgers, "earlier-*.parquet").Any();
            return [.. CheckTwins(connection, rows), .. CheckSizes(connection, rows, alone)];
        }
        catch (DuckDbException unreadable)
        {
            return [new Finding("clusters-unreadable", Ledger, new Phrase($"the clusters cannot be read: {unreadable.Message}", $"クラスターの台帳を読めません: {unreadable.Message}"))];
        }
        finally
        {
            Directory.Delete(spill, recursive: true);
        }
    }

    private static IEnumerable<Finding> CheckTwins(DuckDbConnection connection, string rows)
    {
        using DuckDbReader reader = connection.Query(
            $"SELECT m.id, m.kept_id, coalesce(k.role, '') FROM {rows} m LEFT JOIN {rows} k ON k.id = m.kept_id AND k.cluster = m.cluster WHERE m.role = 'merged' AND m.kept_run = '' AND k.role IS DISTINCT FROM 'kept' ORDER BY m.id");
        int found = 0;
        for (; reader.Read(); found++)
        {
            if (found < MostNamed)
            {
                (string id, string kept, string role) = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
                yield return role.Length == 0
                    ? new Finding("twin-missing", Ledger, new Phrase($"{id} is merged into {kept}, which is not in its cluster", $"{id} の統合先 {kept} が同じクラスターにありません"))
                    : new Finding("twin-not-kept", Ledger, new Phrase($"{id} is merged into {kept}, which is not kept: its role is `{role}`", $"{id} の統合先 {kept} は採用されていません（role は `{role}`）"));
            }
        }

        if (found > MostNamed)
        {
            yield return new Finding("twin-not-kept", Ledger, new Phrase($"{found - MostNamed} more merged documents have no kept twin", $"統合先が採用されていない文書が、ほかに {found - MostNamed} 件あります"));
        }
    }

    private static IEnumerable<Finding> CheckSizes(DuckDbConnection connection, string rows, bool alone)
    {
        string wrong = alone ? "min(size) <> count(*) OR max(size) <> count(*)" : "min(size) <> max(size) OR max(size) < count(*)";
        using DuckDbReader reader = connection.Query($"SELECT cluster, min(size), max(size), count(*) FROM {rows} GROUP BY cluster HAVING {wrong} ORDER BY cluster LIMIT {MostNamed}");
        while (reader.Read())
        {
            yield return new Finding("cluster-size", Ledger, new Phrase($"cluster {reader.GetString(0)} says that it has {reader.GetInt64(1)} to {reader.GetInt64(2)} documents, and has {reader.GetInt64(3)}", $"クラスター {reader.GetString(0)} の文書数は {reader.GetInt64(1)}–{reader.GetInt64(2)} とありますが、実際は {reader.GetInt64(3)} 件です"));
        }
    }
}
