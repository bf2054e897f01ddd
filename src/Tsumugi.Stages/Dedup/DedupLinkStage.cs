using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Joins all pairs into clusters, decides in each who is kept, and writes the fate of every document that has twins.</summary>
/// <remarks>
/// One task: the pairs are few against the documents. Four bytes and a bit per document in memory; members, pairs and fates are sorted
/// on disk, and one cluster's different texts are in memory at a time, so a text that occurs a million times costs nothing more. Writes a
/// cluster file for every shard, an empty one where nothing has a twin; shards of earlier runs get theirs too, in this run's folder.
/// </remarks>
/// <param name="settings">The section of the recipe.</param>
/// <param name="stored">The stage that stored and signed the documents.</param>
/// <param name="ranked">The stage that ranked them.</param>
/// <param name="texts">Opens the texts for a task, within so many bytes of memory; null for the document files of the shards.</param>
public sealed class DedupLinkStage(DedupSettings settings, string stored, string ranked, Func<ITaskContext, long, IDocumentTexts>? texts = null) : ITaskStage
{
    /// <summary>The stage's name.</summary>
    public const string StageName = "dedup-link";

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [.. new[] { stored, ranked, DedupExactStage.StageName, DedupVerifyStage.StageName }.Distinct()];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => 1;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        CorpusMap corpus = CorpusMap.Of(task, stored);
        List<string> exactPairs = TaskInputs.OpenWithEarlier(task, DedupExactStage.StageName, DedupFiles.ExactPairs);
        List<string> verified = TaskInputs.Open(task, DedupVerifyStage.StageName, DedupFiles.Verified);
        long memoryBytes = task.MemoryBytes / 8;
        using var members = new RecordSorter<MemberRecord>(task.ScratchFolder, "members", memoryBytes, task.Stopping);
        using var edges = new RecordSorter<EdgeRecord>(task.ScratchFolder, "edges", memoryBytes, task.Stopping);
        using var fates = new RecordSorter<ClusterRecord>(task.ScratchFolder, "fates", memoryBytes, task.Stopping);
        ClusterCollector.Collect(task, corpus, exactPairs, verified, members, edges);
        using (IDocumentTexts reader = texts?.Invoke(task, task.MemoryBytes / 8) ?? new DocumentTexts(task, corpus, task.MemoryBytes / 8))
        {
            using var shingles = new ShingleCache(reader, settings, task.MemoryBytes / 4);
            var resolver = new ClusterResolver(settings, shingles.Compare) { ReadAhead = shingles.Prefetch };
            new ClusterWriter(settings, resolver, task).Write(members, edges, fates);
            task.Count("dedup/link/compared", resolver.Compared);
        }

        WriteShards(task, corpus, fates);
    }

    private static void WriteShards(ITaskContext task, CorpusMap corpus, RecordSorter<ClusterRecord> fates)
    {
        using IRecordStream<ClusterRecord> sorted = fates.Sorted();
        bool has = sorted.TryRead(out ClusterRecord record);
        for (int shard = 0; shard < corpus.Shards; shard++)
        {
            string key = DedupFiles.Clusters(shard, corpus.EarlierShards);
            using var writer = new RecordFileWriter<ClusterRecord>(task.Output(key));
            while (has && record.Address.Shard == shard)
            {
                writer.Add(record);
                has = sorted.TryRead(out record);
            }

            writer.Complete();
            task.Records(key, writer.Records);
            task.Stopping.ThrowIfCancellationRequested();
        }
    }
}
