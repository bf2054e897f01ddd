using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Report.Facts;
using Tsumugi.Text;

namespace Tsumugi.Stages.Write;

/// <summary>One worker's way through the shards of one output file.</summary>
internal sealed class WriteTask : IDisposable
{
    private readonly ITaskContext _task;
    private readonly Tally _tally = new("write");
    private readonly DatasetFiles _files;
    private readonly DecisionLedger _decisions;
    private readonly IReadOnlyList<string> _cutSteps;
    private readonly RedactionPolicy _policy;
    private readonly TextBuffer _rest = new();
    private long _letters;

    public WriteTask(ITaskContext task, WriteSettings settings, Redactor redactor, IReadOnlyList<string> cutSteps)
    {
        (_task, _cutSteps, _policy) = (task, cutSteps, redactor.Policy);
        _files = new DatasetFiles(task, settings, redactor, "part", LedgerKeys.Edits("redact", task.Index));
        _decisions = new DecisionLedger(task, LedgerKeys.Decisions("write", task.Index));
    }

    /// <summary>Writes the kept documents of one shard.</summary>
    public void AddShard(int shard)
    {
        using KeptTexts texts = new(_task, shard, _cutSteps);
        using ClusterFileReader clusters = new(_task.Input(DedupFiles.Clusters(shard)));
        while (texts.TryRead())
        {
            _task.Stopping.ThrowIfCancellationRequested();
            if (texts.Cuts.Count > 0)
            {
                _rest.Clear();
                CutSpans.Apply(texts.Document.Text.Written, texts.Cuts, _rest);
                texts.Document.Text.Set(_rest.Written);
            }

            Write(texts.Document, clusters.TryFind(texts.Row, out ClusterEntry entry) ? entry.Size : 1);
        }
    }

    public void Complete()
    {
        _files.Complete();
        _decisions.Complete();
        _tally.WriteTo(_task);
        _task.Count(RunCounts.LettersCounter, _letters);
    }

    public void Dispose()
    {
        _files.Dispose();
        _decisions.Dispose();
    }

    private void Write(Document document, long clusterSize)
    {
        if (!_files.Write(document, clusterSize))
        {
            Drop(document);
            return;
        }

        if (_files.Redaction.IsPeopleList)
        {
            _decisions.Add(document.Id, new Decision { Step = "write", Rule = PeopleListRule.Reason, Outcome = Outcome.Kept, Value = _files.Redaction.Groups });
        }

        _decisions.Add(document.Id, new Decision { Step = "write", Rule = "write/kept", Outcome = Outcome.Kept, Detail = _files.Key });
        _tally.Keep(_files.BytesBefore, _files.Bytes);
        _letters += _files.Letters;
    }

    private void Drop(Document document)
    {
        string reason = _files.Redaction.Drop!;
        double? most = reason == PeopleListRule.Reason ? _policy.PeopleList?.Groups - 1 : 0;
        _decisions.Add(document.Id, new Decision { Step = "write", Rule = reason, Outcome = Outcome.Dropped, Value = _files.Redaction.Groups, Max = most });
        _tally.End(Outcome.Dropped, reason, _files.BytesBefore);
    }
}
