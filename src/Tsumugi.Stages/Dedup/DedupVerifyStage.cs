using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Computes the true similarity of each candidate pair and keeps those that reach the wanted one.</summary>
/// <remarks>
/// <para>
/// Each task takes the pairs whose lower document lies in its stretch of the corpus, out of all candidate files, each pair once. Pairs are
/// taken in batches whose documents are read in the order of the files. Without verification (`verify: no`) all pairs pass, with a
/// similarity that is not a number.
/// </para>
/// <para>Memory: half of the task's for shingles, an eighth for unpacked blocks. One task per 8,192 documents, at most 1,024: this is the step that reads texts, so small corpora need several as well.</para>
/// </remarks>
/// <param name="settings">The section of the recipe.</param>
/// <param name="stored">The stage that stored and signed the documents.</param>
public sealed class DedupVerifyStage(DedupSettings settings, string stored) : ITaskStage
{
    /// <summary>The stage's name.</summary>
    public const string StageName = "dedup-verify";

    private const long DocumentsPerTask = 8192;
    private const int BatchPairs = 1 << 16;

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [stored, DedupCandidatesStage.StageName];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => settings.Near ? CorpusMap.Parts(CorpusMap.Of(run, stored).Documents, DocumentsPerTask) : 0;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        CorpusMap corpus = CorpusMap.Of(task, stored);
        PrefixRange range = corpus.Part(task.Index, CountTasks(task));
        string key = DedupFiles.Verified(task.Index);
        List<string> files = TaskInputs.Open(task, DedupCandidatesStage.StageName, DedupFiles.Candidates);
        using IRecordStream<PairRecord> pairs = RecordMerge<PairRecord>.Open(files, range, task.ScratchFolder, task.Stopping);
        using var writer = new RecordFileWriter<VerifiedRecord>(task.Output(key));
        using var texts = new DocumentTexts(task, corpus, task.MemoryBytes / 8);
        var shingles = new ShingleCache(texts, task.MemoryBytes / 2);
        var batch = new List<PairRecord>();
        long compared = 0;
        while (ReadBatch(pairs, batch))
        {
            compared += batch.Count;
            Verify(batch, shingles, writer, task.Stopping);
        }

        writer.Complete();
        task.Records(key, writer.Records);
        task.Count("dedup/verify/compared", compared);
        task.Count("dedup/verify/twins", writer.Records);
        task.Count("dedup/verify/documents-read", shingles.Loaded);
    }

    private static bool ReadBatch(IRecordStream<PairRecord> pairs, List<PairRecord> batch)
    {
        PairRecord last = batch.Count > 0 ? batch[^1] : default;
        batch.Clear();
        while (batch.Count < BatchPairs && pairs.TryRead(out PairRecord pair))
        {
            // A pair may come from several ranges of bands; a document is never its own candidate, so the empty pair is none.
            if (pair != last)
            {
                batch.Add(pair);
                last = pair;
            }
        }

        return batch.Count > 0;
    }

    private void Verify(List<PairRecord> batch, ShingleCache shingles, RecordFileWriter<VerifiedRecord> writer, CancellationToken stopping)
    {
        if (settings.Verify)
        {
            shingles.Prefetch(batch.SelectMany(pair => new[] { pair.A.Value, pair.B.Value }).Distinct().Order().Select(value => new DocumentAddress(value)));
        }

        foreach (PairRecord pair in batch)
        {
            double jaccard = settings.Verify ? shingles.Jaccard(pair.A, pair.B, settings.Jaccard) : double.NaN;
            if (!(jaccard < settings.Jaccard))
            {
                writer.Add(new VerifiedRecord(pair.A, pair.B, jaccard));
            }

            stopping.ThrowIfCancellationRequested();
        }
    }
}
