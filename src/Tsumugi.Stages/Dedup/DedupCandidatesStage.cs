using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Finds documents that share a band: each task merges one range of band hashes over all shards.</summary>
/// <remarks>
/// Documents that are exact duplicates of an earlier one are left out: the first of their kind stands for them. Writes sorted pairs, each
/// once; which ones does not depend on the order of the corpus. Memory: a bit per document of the corpus, a block per shard (256 at a time), and half
/// of the task's memory for sorting. One task per 64 million records.
/// </remarks>
/// <param name="settings">The section of the recipe.</param>
/// <param name="stored">The stage that stored and signed the documents.</param>
public sealed class DedupCandidatesStage(DedupSettings settings, string stored) : ITaskStage
{
    /// <summary>The stage's name.</summary>
    public const string StageName = "dedup-candidates";

    private const long RecordsPerTask = 64_000_000;

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [stored, DedupExactStage.StageName];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => settings.Near ? CorpusMap.Parts(CorpusMap.Of(run, stored).Documents * RecordsPerDocument, RecordsPerTask) : 0;

    /// <summary>Passages of a document of two thousand letters, the middle of web text, lie among its bands if containment is asked for.</summary>
    private int RecordsPerDocument => settings.Bands.Bands + (settings.Containment > 0 ? 64 : 0);

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        CorpusMap corpus = CorpusMap.Of(task, stored);
        PrefixRange range = PrefixRange.Part(task.Index, CountTasks(task));
        DocumentBits duplicates = ReadDuplicates(task, corpus);
        using var pairs = new RecordSorter<PairRecord>(task.ScratchFolder, "candidates", task.MemoryBytes / 4, task.Stopping);
        List<RecordSource> runs = corpus.OpenAll(task, DedupFiles.BandRun);
        using var large = new LargeBuckets(task.ScratchFolder, task.MemoryBytes / 4, task.Stopping);
        using (IRecordStream<BandRecord> merged = RecordMerge<BandRecord>.Open(runs, range, task.ScratchFolder, task.Stopping))
        {
            PairBuckets(merged, new BucketPairer(pairs, large), address => duplicates[corpus.Ordinal(address)], task);
        }

        using (var contents = new ContentHashes(shard => corpus.Open(task, shard, DedupFiles.Content)))
        {
            large.Pair(address => contents[address], settings.PrecedenceOf, pairs);
        }

        using IRecordStream<PairRecord> sorted = pairs.Sorted();
        task.Count("dedup/candidates/pairs", RecordOutput.Write(task, DedupFiles.Candidates(task.Index), sorted));
    }

    private static DocumentBits ReadDuplicates(ITaskContext task, CorpusMap corpus)
    {
        var duplicates = new DocumentBits(corpus.Documents);
        foreach (string path in TaskInputs.OpenWithEarlier(task, DedupExactStage.StageName, DedupFiles.ExactPairs))
        {
            using var reader = new RecordFileReader<PairRecord>(path);
            while (reader.TryRead(out PairRecord pair))
            {
                duplicates.Set(corpus.Ordinal(pair.A));
            }

            task.Stopping.ThrowIfCancellationRequested();
        }

        return duplicates;
    }

    private static void PairBuckets(IRecordStream<BandRecord> merged, BucketPairer pairer, Func<DocumentAddress, bool> isDuplicate, ITaskContext task)
    {
        BandRecord bucket = default;
        long records = 0;
        long largest = 0;
        while (merged.TryRead(out BandRecord record))
        {
            if (!record.SameBucket(bucket))
            {
                largest = Math.Max(largest, pairer.Count);
                pairer.End();
                bucket = record;
            }

            if (!isDuplicate(record.Address))
            {
                pairer.Add(record.Address);
            }

            if ((++records & 0xFFFF) == 0)
            {
                task.Stopping.ThrowIfCancellationRequested();
            }
        }

        largest = Math.Max(largest, pairer.Count);
        pairer.End();
        task.Count("dedup/candidates/records", records);
        task.Count("dedup/candidates/largest-bucket", largest);
    }
}
