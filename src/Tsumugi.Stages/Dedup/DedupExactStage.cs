using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Finds documents with equal keys: each task merges one range of key hashes over all shards.</summary>
/// <remarks>
/// Writes (duplicate, first of its kind), sorted by the duplicate; duplicates that an earlier run holds stand in its files already. Memory: a block per shard (256 shards at a time) and a sorting
/// buffer of a quarter of the task's memory. One task per four million documents.
/// </remarks>
/// <param name="settings">The section of the recipe.</param>
/// <param name="stored">The stage that stored and signed the documents.</param>
public sealed class DedupExactStage(DedupSettings settings, string stored) : ITaskStage
{
    /// <summary>The stage's name.</summary>
    public const string StageName = "dedup-exact";

    private const long DocumentsPerTask = 4_000_000;

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [stored];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => settings.Exact ? CorpusMap.Parts(CorpusMap.Of(run, stored).Documents, DocumentsPerTask) : 0;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        PrefixRange range = PrefixRange.Part(task.Index, CountTasks(task));
        using var pairs = new RecordSorter<PairRecord>(task.ScratchFolder, "exact-pairs", task.MemoryBytes / 4, task.Stopping);
        CorpusMap corpus = CorpusMap.Of(task, stored);
        List<RecordSource> runs = corpus.OpenAll(task, DedupFiles.ExactRun);
        using (IRecordStream<ExactRecord> merged = RecordMerge<ExactRecord>.Open(runs, range, task.ScratchFolder, task.Stopping))
        {
            PairWithFirst(merged, pairs, corpus.EarlierShards, task.Stopping);
        }

        using IRecordStream<PairRecord> sorted = pairs.Sorted();
        task.Count("dedup/exact/pairs", RecordOutput.Write(task, DedupFiles.ExactPairs(task.Index), sorted));
    }

    private static void PairWithFirst(IRecordStream<ExactRecord> merged, RecordSorter<PairRecord> pairs, int firstShard, CancellationToken stopping)
    {
        ExactRecord first = default;
        bool any = false;
        long seen = 0;
        while (merged.TryRead(out ExactRecord record))
        {
            if (any && record.High == first.High && record.Low == first.Low)
            {
                if (record.Address.Shard >= firstShard)
                {
                    pairs.Add(new PairRecord(record.Address, first.Address));
                }
            }
            else
            {
                first = record;
                any = true;
            }

            if ((++seen & 0xFFFF) == 0)
            {
                stopping.ThrowIfCancellationRequested();
            }
        }
    }
}
