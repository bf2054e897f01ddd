namespace Tsumugi.Corpus.Runs;

/// <summary>Says which made-up documents are twins: of every ten rows four lie in clusters of two or four, exact or near, one member in each of as many neighbouring shards.</summary>
public static class TwinLayout
{
    /// <summary>Shards are made in multiples of this, so that every cluster is whole.</summary>
    public const int LargestCluster = 4;

    /// <summary>Gets the size of the cluster of a row; 1 for a document without twins.</summary>
    public static int Size(long row) => (row % 10) switch { 0 or 2 => 2, 1 or 3 => 4, _ => 1 };

    /// <summary>Gets whether the twins of a row have one key.</summary>
    public static bool IsExact(long row) => row % 10 is 0 or 1;

    /// <summary>Gets the shard of the first member of a document's cluster.</summary>
    public static int FirstShard(int shard, long row) => shard - (shard % Size(row));
}
