using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Ledgers;

namespace Tsumugi.Stages.Refine;

/// <summary>The ledgers that the first pass writes for one shard.</summary>
internal sealed class ShardLedgers : IDisposable
{
    public ShardLedgers(ITaskContext task, IReadOnlyList<IMeasure> measures)
    {
        Documents = new DocumentLedger(task, LedgerKeys.Documents(task.Index));
        Decisions = new DecisionLedger(task, LedgerKeys.Decisions(RefineStage.StageName, task.Index));
        Measures = new MeasureLedger(task, LedgerKeys.Measures(task.Index), measures);
        Scrubbed = new EditLedger(task, LedgerKeys.Edits("scrub", task.Index), "scrub");
        Redacted = new EditLedger(task, LedgerKeys.Edits("redact-metadata", task.Index), "redact");
    }

    public DocumentLedger Documents { get; }

    public DecisionLedger Decisions { get; }

    public MeasureLedger Measures { get; }

    public EditLedger Scrubbed { get; }

    public EditLedger Redacted { get; }

    public void Complete()
    {
        Documents.Complete();
        Decisions.Complete();
        Measures.Complete();
        Scrubbed.Complete();
        Redacted.Complete();
    }

    public void Dispose()
    {
        Documents.Dispose();
        Decisions.Dispose();
        Measures.Dispose();
        Scrubbed.Dispose();
        Redacted.Dispose();
    }
}
