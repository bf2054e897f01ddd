namespace Tsumugi.Stages.Report.Facts;

/// <summary>One of the largest clusters of duplicates.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Size">Documents in it.</param>
/// <param name="KeptId">The document that stands for all of them; empty if the rules dropped every one.</param>
/// <param name="Url">The address of the kept document, or of the first one if none is kept.</param>
/// <param name="Title">The title of that document.</param>
/// <param name="LeastJaccard">The lowest similarity of a merged document to it; not a number if nothing was merged.</param>
public sealed record LargeCluster(string Id, long Size, string KeptId, string Url, string Title, double LeastJaccard)
{
    private const int Most = 15;

    /// <summary>Reads the largest clusters from the ledger.</summary>
    internal static List<LargeCluster> Of(LedgerDatabase ledgers)
    {
        List<(string Id, long Size)> largest = ledgers.Read(
            $"SELECT cluster, size FROM {ledgers.EachCluster} ORDER BY size DESC, cluster LIMIT {Most}",
            row => (row.GetString(0), row.GetInt64(1)));
        if (largest.Count == 0)
        {
            return [];
        }

        Dictionary<string, (string KeptId, double Least)> kept = ledgers.Read(
            $"""
            SELECT cluster, coalesce(min(id) FILTER (WHERE role = 'kept'), min(kept_id) FILTER (WHERE role = 'merged'), ''), coalesce(min(jaccard) FILTER (WHERE role = 'merged'), 'nan')::DOUBLE
            FROM clusters WHERE cluster IN {LedgerDatabase.List(largest.Select(cluster => cluster.Id))} GROUP BY cluster
            """,
            row => (Cluster: row.GetString(0), Kept: (row.GetString(1), row.GetDouble(2)))).ToDictionary(entry => entry.Cluster, entry => entry.Kept);
        Dictionary<string, StoredPlace> places = StoredPlace.Of(ledgers, kept.Values.Select(entry => entry.KeptId).Concat(kept.Keys));
        return [.. largest.Select(cluster =>
        {
            (string keptId, double least) = kept[cluster.Id];
            StoredPlace? place = places.GetValueOrDefault(keptId.Length > 0 ? keptId : cluster.Id);
            return new LargeCluster(cluster.Id, cluster.Size, keptId, place?.Url ?? "", place?.Title ?? "", least);
        })];
    }
}
