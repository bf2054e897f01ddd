using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;

namespace Tsumugi.Tests.Dedup;

/// <summary>Runs all stages over a small corpus, by itself or against an earlier run, and gives each document's fate by its id.</summary>
internal sealed class DedupRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<IReadOnlyList<Entry>> _shards;
    private readonly int _earlierShards;

    public DedupRun(IEnumerable<Entry> entries, DedupSettings? settings = null, int shards = 1, bool backwards = false, long memoryBytes = 64 << 20, DedupRun? against = null)
        : this(settings ?? new DedupSettings(), Cut([.. entries], shards), backwards, memoryBytes, against)
    {
    }

    private DedupRun(DedupSettings settings, Entry[][] shards, bool backwards, long memoryBytes, DedupRun? against)
    {
        _shards = [.. against?._shards ?? [], .. shards];
        _earlierShards = _shards.Count - shards.Length;
        Run = new FolderRun(_folder.Root) { MemoryBytes = memoryBytes, EarlierRuns = against is null ? [] : [.. against.Run.EarlierRuns, against.Run] };
        Run.Run(new StoringStage(shards, settings), backwards);
        foreach (ITaskStage stage in DedupStages.All(settings, ranked: "refine"))
        {
            Run.Run(stage, backwards);
        }

        for (int shard = 0; shard < _shards.Count; shard++)
        {
            using var reader = new ClusterFileReader(Run.Path(DedupFiles.Clusters(shard, _earlierShards)));
            while (reader.TryRead(out ClusterEntry entry))
            {
                Containments[_shards[shard][(int)entry.Row].Id] = entry.Containment;
                Fates[_shards[shard][(int)entry.Row].Id] = new Fate(IdOf(entry.Cluster), entry.Size, entry.Role, entry.Kind, IdOf(entry.Kept), entry.Jaccard);
            }
        }
    }

    /// <summary>Runs over given shards.</summary>
    public static DedupRun Of(Entry[][] shards, DedupSettings settings, DedupRun? against = null, bool backwards = false) => new(settings, shards, backwards, 64 << 20, against);

    public FolderRun Run { get; }

    /// <summary>Gets the shards of the whole corpus, those of earlier runs first.</summary>
    public IReadOnlyList<IReadOnlyList<Entry>> Shards => _shards;

    /// <summary>Gets the fates of documents that have twins, those of earlier runs included.</summary>
    public SortedDictionary<string, Fate> Fates { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets how much of each of them stands in its kept twin.</summary>
    public Dictionary<string, double> Containments { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Merged => Fates.Where(fate => fate.Value.Role == ClusterRole.Merged).Select(fate => fate.Key);

    /// <summary>Gets the documents of the dataset, those without twins included.</summary>
    public IEnumerable<string> Kept => _shards.SelectMany(shard => shard).Where(entry => Fates.TryGetValue(entry.Id, out Fate? fate) ? fate.Role == ClusterRole.Kept : entry.Rank.Passes).Select(entry => entry.Id).Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static Entry[][] Cut(Entry[] all, int shards)
    {
        int perShard = (all.Length + shards - 1) / shards;
        return [.. Enumerable.Range(0, shards).Select(shard => all.Skip(shard * perShard).Take(perShard).ToArray())];
    }

    private string IdOf(DocumentAddress address) => _shards[address.Shard][(int)address.Row].Id;

    internal sealed record Fate(string Cluster, long Size, ClusterRole Role, TwinKind Kind, string Kept, double Jaccard);
}
