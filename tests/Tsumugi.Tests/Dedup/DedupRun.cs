using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;

namespace Tsumugi.Tests.Dedup;

/// <summary>Runs all stages over a small corpus and gives each document's fate by its id.</summary>
internal sealed class DedupRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyList<IReadOnlyList<Entry>> _shards;

    public DedupRun(IEnumerable<Entry> entries, DedupSettings? settings = null, int shards = 1, bool backwards = false, long memoryBytes = 64 << 20)
    {
        Entry[] all = [.. entries];
        int perShard = (all.Length + shards - 1) / shards;
        _shards = [.. Enumerable.Range(0, shards).Select(shard => all.Skip(shard * perShard).Take(perShard).ToArray())];
        Run = new FolderRun(_folder.Root) { MemoryBytes = memoryBytes };
        settings ??= new DedupSettings();
        Run.Run(new StoringStage(_shards, settings), backwards);
        foreach (ITaskStage stage in DedupStages.All(settings, ranked: "refine"))
        {
            Run.Run(stage, backwards);
        }

        for (int shard = 0; shard < shards; shard++)
        {
            using var reader = new ClusterFileReader(Run.Path(DedupFiles.Clusters(shard)));
            while (reader.TryRead(out ClusterEntry entry))
            {
                Containments[_shards[shard][(int)entry.Row].Id] = entry.Containment;
                Fates[_shards[shard][(int)entry.Row].Id] = new Fate(IdOf(entry.Cluster), entry.Size, entry.Role, entry.Kind, IdOf(entry.Kept), entry.Jaccard);
            }
        }
    }

    public FolderRun Run { get; }

    /// <summary>Gets the fates of documents that have twins.</summary>
    public SortedDictionary<string, Fate> Fates { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets how much of each of them stands in its kept twin.</summary>
    public Dictionary<string, double> Containments { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Merged => Fates.Where(fate => fate.Value.Role == ClusterRole.Merged).Select(fate => fate.Key);

    public void Dispose() => _folder.Dispose();

    private string IdOf(DocumentAddress address) => _shards[address.Shard][(int)address.Row].Id;

    internal sealed record Fate(string Cluster, long Size, ClusterRole Role, TwinKind Kind, string Kept, double Jaccard);
}
