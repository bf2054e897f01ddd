namespace Tsumugi.Stages.Trials;

/// <summary>Gives the stored documents of a shard with what is known of them without reading measures.</summary>
internal interface IShardSource
{
    /// <summary>Gets how many tests, from the first on, have their bits set; the others must be made on the measures.</summary>
    int KnownTests { get; }

    /// <summary>Reads a shard.</summary>
    /// <param name="shard">Its number.</param>
    /// <param name="into">Receives the documents.</param>
    void Read(int shard, ShardDocuments into);
}
