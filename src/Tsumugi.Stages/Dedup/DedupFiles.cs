namespace Tsumugi.Stages.Dedup;

/// <summary>The keys and counters by which the steps of deduplication find each other's work.</summary>
public static class DedupFiles
{
    /// <summary>The counter of pass 1 that says how many documents it stored for its shard.</summary>
    public const string StoredCounter = "documents/stored";

    /// <summary>Documents of a shard, written by pass 1.</summary>
    public static string Documents(int shard) => $"work/pages/{shard:D5}.docs";

    /// <summary>Hashes of the keys of a shard, written by pass 1 through <see cref="SignatureWriter"/>.</summary>
    public static string ExactRun(int shard) => $"work/exact/{shard:D5}.run";

    /// <summary>Band hashes of a shard, written by pass 1 through <see cref="SignatureWriter"/>.</summary>
    public static string BandRun(int shard) => $"work/bands/{shard:D5}.run";

    /// <summary>Content hashes of a shard, one a row, written by pass 1 through <see cref="SignatureWriter"/>.</summary>
    public static string Content(int shard) => $"work/content/{shard:D5}.hashes";

    /// <summary>Pairs (duplicate, first of its kind) of one range of key hashes.</summary>
    public static string ExactPairs(int part) => $"work/exact-pairs/{part:D5}.pairs";

    /// <summary>Pairs that share a band of one range of band hashes.</summary>
    public static string Candidates(int part) => $"work/candidates/{part:D5}.pairs";

    /// <summary>Pairs with their true similarity of one range of documents.</summary>
    public static string Verified(int part) => $"work/verified/{part:D5}.pairs";

    /// <summary>Ranks of a shard, written by the judging step through <see cref="RankFileWriter"/>.</summary>
    public static string Ranks(int shard) => $"work/ranks/{shard:D5}.ranks";

    /// <summary>Fates of the documents of a shard that have twins, read through <see cref="ClusterFileReader"/>.</summary>
    public static string Clusters(int shard) => $"work/clusters/{shard:D5}.clusters";

    /// <summary>What this run makes of the documents of an earlier run's shard, counted over the corpus.</summary>
    public static string EarlierClusters(int shard) => $"work/clusters/earlier-{shard:D5}.clusters";

    /// <summary>The fates of a shard counted over the corpus.</summary>
    internal static string Clusters(int shard, int earlierShards) => shard < earlierShards ? EarlierClusters(shard) : Clusters(shard - earlierShards);
}
