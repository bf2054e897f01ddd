using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Refine;

namespace Tsumugi.Stages.Decide;

/// <summary>Joins verdicts and clusters of a shard: says which documents go into the dataset, and names the kept twin of each that does not.</summary>
/// <param name="shards">The number of shards of the plan.</param>
/// <param name="dedup">How duplicates were found.</param>
/// <param name="earlier">The names of the earlier runs, oldest first.</param>
public sealed class DecideStage(int shards, DedupSettings dedup, IReadOnlyList<string> earlier) : ITaskStage
{
    /// <summary>The name of the stage.</summary>
    public const string StageName = "decide";

    /// <summary>The counter of UTF-8 bytes that go into the dataset.</summary>
    public const string KeptBytesCounter = "kept/bytes";

    /// <summary>The counter of documents that are merged into one of an earlier run.</summary>
    public const string MergedIntoEarlierCounter = "earlier/merged-into";

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [RefineStage.StageName, JudgeStage.StageName, DedupLinkStage.StageName];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => shards;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        int shard = task.Index;
        Tally tally = new("dedup");
        using DocumentRows documents = new(task.Input(LedgerKeys.Documents(shard)), task.MemoryBytes / 4);
        using RankFileReader ranks = new(task.Input(DedupFiles.Ranks(shard)));
        using ClusterFileReader clusters = new(task.Input(DedupFiles.Clusters(shard)));
        CorpusMap corpus = CorpusMap.Of(task, RefineStage.StageName);
        using IdFile ids = new(other => corpus.Open(task, other, LedgerKeys.Ids));
        using DecisionLedger decisions = new(task, LedgerKeys.Decisions("dedup", shard));
        using ClusterLedger ledger = new(task, LedgerKeys.Clusters(shard));
        using FileStream keep = new(task.Output(LedgerKeys.Keep(shard)), FileMode.CreateNew);
        long keptBytes = 0;
        long intoEarlier = 0;
        for (long row = 0; documents.Read() && ranks.TryRead(out DocumentRank rank); row++)
        {
            task.Stopping.ThrowIfCancellationRequested();
            bool merged = clusters.TryFind(row, out ClusterEntry entry) && Note(documents, entry, RunName(corpus, entry), ids, decisions, ledger, tally);
            bool kept = rank.Passes && !merged;
            intoEarlier += merged && entry.Kept.Shard < corpus.EarlierShards ? 1 : 0;
            keep.WriteByte(kept ? (byte)1 : (byte)0);
            if (kept)
            {
                tally.Keep(documents.TextBytes, documents.TextBytes);
                keptBytes += documents.TextBytes;
            }
        }

        keep.Flush();
        decisions.Complete();
        ledger.Complete();
        tally.WriteTo(task);
        task.Count(KeptBytesCounter, keptBytes);
        if (earlier.Count > 0)
        {
            task.Count(MergedIntoEarlierCounter, intoEarlier);
        }
    }

    private string RunName(CorpusMap corpus, in ClusterEntry entry) =>
        entry.Role == ClusterRole.Merged && corpus.RunOf(entry.Kept.Shard) is int run && run < earlier.Count ? earlier[run] : "";

    /// <summary>Writes a document's place in its cluster.</summary>
    /// <returns>True if it is merged into another document.</returns>
    private bool Note(DocumentRows document, ClusterEntry member, string keptRun, IdFile ids, DecisionLedger decisions, ClusterLedger ledger, Tally tally)
    {
        bool merged = member.Role == ClusterRole.Merged;
        DocumentId first = ids.Of(member.Cluster.Shard, member.Cluster.Row);
        string keptId = merged ? ids.Of(member.Kept.Shard, member.Kept.Row).ToString() : "";
        string kind = member.Kind switch { TwinKind.Exact => "exact", TwinKind.Near => "near", TwinKind.Contained => "contained", _ => "" };
        string role = member.Role switch { ClusterRole.Merged => "merged", ClusterRole.Kept => "kept", _ => "none" };
        ledger.Add(document.Id, first, member.Size, role, keptId, member.Jaccard, kind, member.Containment, keptRun);
        if (merged)
        {
            string rule = "dedup/" + kind;
            decisions.Add(document.Id, Merged(member, rule, keptId));
            tally.End(Outcome.Merged, rule, document.TextBytes);
        }

        return merged;
    }

    /// <summary>Names the number that decided, its limit, and as detail the number that did not.</summary>
    private Decision Merged(in ClusterEntry member, string rule, string keptId)
    {
        bool contained = member.Kind == TwinKind.Contained;
        string other = contained ? FormattableString.Invariant($"jaccard {member.Jaccard:0.0000}")
            : dedup.Containment > 0 && member.Kind == TwinKind.Near ? FormattableString.Invariant($"containment {member.Containment:0.0000}") : "";
        double value = contained ? member.Containment : member.Jaccard;
        return new Decision
        {
            Step = "dedup",
            Rule = rule,
            Outcome = Outcome.Merged,
            Value = double.IsNaN(value) ? null : value,
            Min = contained ? dedup.Containment : dedup.Jaccard,
            KeptId = keptId,
            Detail = other,
        };
    }
}
