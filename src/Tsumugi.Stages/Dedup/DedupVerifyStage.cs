using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Computes the true similarity of each candidate pair and keeps those that reach the wanted one, or of which one contains the other if that is asked for.</summary>
/// <remarks>
/// <para>
/// Each task takes the pairs whose lower document lies in its stretch of the corpus, out of all candidate files, each pair once. Pairs are
/// taken in batches whose documents are read in the order of the files. What an earlier run has found about two of its documents is taken
/// from its files. Without verification (`verify: no`) all pairs pass, with a
/// similarity that is not a number.
/// </para>
/// <para>Memory: half of the task's for shingles, an eighth for unpacked blocks. One task per 8,192 documents, at most 1,024: this is the step that reads texts, so small corpora need several as well.</para>
/// </remarks>
/// <param name="settings">The section of the recipe.</param>
/// <param name="stored">The stage that stored and signed the documents.</param>
/// <param name="texts">Opens the texts for a task, within so many bytes of memory; null for the document files of the shards.</param>
public sealed class DedupVerifyStage(DedupSettings settings, string stored, Func<ITaskContext, long, IDocumentTexts>? texts = null) : ITaskStage
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
        using IDocumentTexts reader = texts?.Invoke(task, task.MemoryBytes / 8) ?? new DocumentTexts(task, corpus, task.MemoryBytes / 8);
        using var shingles = new ShingleCache(reader, settings, task.MemoryBytes / 2);
        using var known = KnownPairs.Open(task, corpus, range);
        var batch = new List<(PairRecord Pair, KnownPair Known)>();
        long compared = 0;
        long answered = 0;
        while (ReadBatch(pairs, known, batch))
        {
            int inFiles = batch.Count(pair => pair.Known.IsKnown);
            answered += inFiles;
            compared += batch.Count - inFiles;
            Verify(batch, shingles, writer, task.Stopping);
        }

        writer.Complete();
        task.Records(key, writer.Records);
        task.Count("dedup/verify/compared", compared);
        task.Count("dedup/verify/known", answered);
        task.Count("dedup/verify/twins", writer.Records);
        task.Count("dedup/verify/documents-read", shingles.Loaded);
    }

    private static bool ReadBatch(IRecordStream<PairRecord> pairs, KnownPairs known, List<(PairRecord Pair, KnownPair Known)> batch)
    {
        PairRecord last = batch.Count > 0 ? batch[^1].Pair : default;
        batch.Clear();
        while (batch.Count < BatchPairs && pairs.TryRead(out PairRecord pair))
        {
            // A pair may come from several ranges of bands; a document is never its own candidate, so the empty pair is none.
            if (pair != last)
            {
                batch.Add((pair, known.Find(pair)));
                last = pair;
            }
        }

        return batch.Count > 0;
    }

    private void Verify(List<(PairRecord Pair, KnownPair Known)> batch, ShingleCache shingles, RecordFileWriter<VerifiedRecord> writer, CancellationToken stopping)
    {
        if (settings.Verify)
        {
            shingles.Prefetch(batch.Where(entry => !entry.Known.IsKnown).SelectMany(entry => new[] { entry.Pair.A.Value, entry.Pair.B.Value }).Distinct().Order().Select(value => new DocumentAddress(value)));
        }

        foreach ((PairRecord pair, KnownPair known) in batch)
        {
            if (known.IsKnown)
            {
                if (known.Similar is { } similar)
                {
                    writer.Add(similar);
                }

                continue;
            }

            PairSimilarity similarity = settings.Verify ? shingles.Compare(pair.A, pair.B) : new PairSimilarity(double.NaN, double.NaN, double.NaN);
            if (settings.AreTwins(similarity))
            {
                writer.Add(new VerifiedRecord(pair.A, pair.B, similarity.Jaccard, similarity.OfLeft, similarity.OfRight));
            }

            stopping.ThrowIfCancellationRequested();
        }
    }
}
