using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Refine;
using Tsumugi.Stages.Write;

namespace Tsumugi.Stages.Earlier;

/// <summary>Says what a run changes about the documents of earlier runs: which leave, since a new one is kept in their place, and which come back, since the one they were merged into leaves and none is left that they resemble.</summary>
/// <remarks>
/// Earlier datasets without those that leave, and with the files of this run, are the dataset of one build of all. One task: changes are few
/// beside documents. Texts that come back are read from the store of their run, masked and written like any other.
/// </remarks>
/// <param name="runs">The names of the earlier runs, oldest first.</param>
/// <param name="settings">Format and size of the files.</param>
/// <param name="redactor">Finds personal data and says what replaces it.</param>
/// <param name="writes">Whether texts that come back are written; where kept texts are cut or searched before they are written, these would escape it, and are named only.</param>
public sealed class EarlierStage(IReadOnlyList<string> runs, WriteSettings settings, Redactor redactor, bool writes) : ITaskStage
{
    /// <summary>The name of the stage.</summary>
    public const string StageName = "earlier";

    /// <summary>The counter of documents of earlier runs that leave.</summary>
    public const string ReplacedCounter = "earlier/replaced";

    /// <summary>The counter of documents of earlier runs that come back.</summary>
    public const string RestoredCounter = "earlier/restored";

    /// <summary>The counter of the UTF-8 bytes of those that come back, as written.</summary>
    public const string RestoredBytesCounter = "earlier/restored-bytes";

    /// <summary>The key of the ledger.</summary>
    public static string LedgerKey { get; } = LedgerKeys.Earlier(0);

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [RefineStage.StageName, DedupLinkStage.StageName];

    /// <inheritdoc/>
    public PrivacySteps Privacy => redactor.Privacy;

    /// <inheritdoc/>
    public bool MakesTrainingData => writes;

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => 1;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        CorpusMap corpus = CorpusMap.Of(task, RefineStage.StageName);
        using IdFile ids = new(shard => corpus.Open(task, shard, LedgerKeys.Ids));
        using EarlierLedger ledger = new(task, LedgerKey);
        using RestoredTexts texts = new(task, settings, redactor);
        long replaced = 0;
        long restored = 0;
        for (int shard = 0; shard < corpus.EarlierShards; shard++)
        {
            string run = runs[corpus.RunOf(shard)];
            foreach (ClusterEntry entry in Changes(task, corpus, shard))
            {
                task.Stopping.ThrowIfCancellationRequested();
                DocumentId id = ids.Of(shard, entry.Row);
                DocumentId first = ids.Of(entry.Cluster.Shard, entry.Cluster.Row);
                if (entry.Role == ClusterRole.Merged)
                {
                    (string, string) kept = (ids.Of(entry.Kept.Shard, entry.Kept.Row).ToString(), RunName(corpus, entry.Kept));
                    ledger.Add(id, run, EarlierLedger.Replaced, kept, entry.Jaccard, entry.Kind == TwinKind.Exact ? "exact" : "near", (first, entry.Size), "");
                    replaced++;
                    continue;
                }

                string file = writes ? texts.Write(corpus, shard, entry) : "";
                ledger.Add(id, run, EarlierLedger.Restored, ("", ""), double.NaN, "", (first, entry.Size), file);
                restored++;
            }
        }

        texts.Complete();
        ledger.Complete();
        task.Count(ReplacedCounter, replaced);
        task.Count(RestoredCounter, restored);
        task.Count(RestoredBytesCounter, texts.Bytes);
    }

    /// <summary>Gives the documents of a shard that were kept before this run and are not now, or the other way round.</summary>
    private static IEnumerable<ClusterEntry> Changes(ITaskContext task, CorpusMap corpus, int shard)
    {
        // What the last of the earlier runs made of a document is what holds: it knew of all before it.
        int last = task.Earlier.Count - 1;
        using ClusterFileReader before = new(task.EarlierInput(last, DedupFiles.Clusters(shard, corpus.FirstShardOf(last))));
        using ClusterFileReader now = new(task.Input(DedupFiles.EarlierClusters(shard)));
        while (now.TryRead(out ClusterEntry entry))
        {
            // A document without twins was kept if it passes the rules; one that does not pass has no role, then and now.
            bool was = !before.TryFind(entry.Row, out ClusterEntry former) || former.Role == ClusterRole.Kept;
            if (entry.Role != ClusterRole.None && was != (entry.Role == ClusterRole.Kept))
            {
                yield return entry;
            }
        }
    }

    private string RunName(CorpusMap corpus, DocumentAddress address) => corpus.RunOf(address.Shard) is int run && run < runs.Count ? runs[run] : "";
}
