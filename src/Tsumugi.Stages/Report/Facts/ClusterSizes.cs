namespace Tsumugi.Stages.Report.Facts;

/// <summary>How many clusters of duplicates have a size.</summary>
/// <param name="From">Smallest number of documents.</param>
/// <param name="To">Largest number of documents; 0 for no end.</param>
/// <param name="Clusters">Clusters of that size.</param>
/// <param name="Documents">Documents in them.</param>
public sealed record ClusterSizes(long From, long To, long Clusters, long Documents)
{
    private static readonly long[] Starts = [2, 3, 4, 5, 10, 20, 50, 100, 1000];

    /// <summary>Reads the distribution from the ledger.</summary>
    internal static List<ClusterSizes> Of(LedgerDatabase ledgers)
    {
        List<(long Size, long Clusters)> sizes = ledgers.Read(
            $"SELECT size, count(*) FROM {ledgers.EachCluster} GROUP BY size ORDER BY size",
            row => (row.GetInt64(0), row.GetInt64(1)));
        List<ClusterSizes> ranges = [];
        for (int i = 0; i < Starts.Length; i++)
        {
            long behind = i + 1 < Starts.Length ? Starts[i + 1] : long.MaxValue;
            List<(long Size, long Clusters)> inside = sizes.FindAll(entry => entry.Size >= Starts[i] && entry.Size < behind);
            ranges.Add(new ClusterSizes(Starts[i], behind == long.MaxValue ? 0 : behind - 1, inside.Sum(entry => entry.Clusters), inside.Sum(entry => entry.Size * entry.Clusters)));
        }

        return ranges;
    }
}
