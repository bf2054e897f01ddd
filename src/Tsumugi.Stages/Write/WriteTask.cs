using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Report.Facts;
using Tsumugi.Text;

namespace Tsumugi.Stages.Write;

/// <summary>One worker's way through the shards of one output file.</summary>
internal sealed class WriteTask : IDisposable
{
    private readonly ITaskContext _task;
    private readonly WriteSettings _settings;
    private readonly ITextEditor _redactor;
    private readonly Tally _tally = new("write");
    private readonly EditLedger _editLedger;
    private readonly DecisionLedger _decisions;
    private readonly IReadOnlyList<string> _cutSteps;
    private readonly TextBuffer _rest = new();
    private readonly TextBuffer _redacted = new();
    private readonly TextAnalysis _analysis = new();
    private readonly List<TextEdit> _edits = [];
    private readonly SortedDictionary<string, long> _kinds = new(StringComparer.Ordinal);
    private IPartWriter? _part;
    private string _partKey = "";
    private int _parts;
    private long _partBytes;
    private long _partRows;
    private long _letters;

    public WriteTask(ITaskContext task, WriteSettings settings, ITextEditor redactor, IReadOnlyList<string> cutSteps)
    {
        (_task, _settings, _redactor, _cutSteps) = (task, settings, redactor, cutSteps);
        _editLedger = new EditLedger(task, LedgerKeys.Edits("redact", task.Index), "redact");
        _decisions = new DecisionLedger(task, LedgerKeys.Decisions("write", task.Index));
        BeginPart();
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
        EndPart();
        _editLedger.Complete();
        _decisions.Complete();
        _tally.WriteTo(_task);
        _task.Count(RunCounts.LettersCounter, _letters);
        foreach ((string kind, long count) in _kinds)
        {
            _task.Count("redact/" + kind, count);
        }
    }

    public void Dispose()
    {
        _part?.Dispose();
        _editLedger.Dispose();
        _decisions.Dispose();
    }

    private void Write(Document document, long clusterSize)
    {
        if (_partBytes >= _settings.ShardBytes)
        {
            EndPart();
            BeginPart();
        }

        long before = Encoding.UTF8.GetByteCount(document.Text.Written);
        Redact(document);
        TextView text = _analysis.Look(document.Text.Written);
        long bytes = text.Utf8Bytes;
        long letters = text.LetterCount;
        _part!.Add(document, new PartNumbers(letters, bytes, clusterSize));
        _decisions.Add(document.Id, new Decision { Step = "write", Rule = "write/kept", Outcome = Outcome.Kept, Detail = _partKey });
        _tally.Keep(before, bytes);
        _partBytes += bytes;
        _partRows++;
        _letters += letters;
        _task.Progress(bytes);
    }

    private void Redact(Document document)
    {
        _edits.Clear();
        _redactor.Find(document.Text.Written, _edits);
        if (_edits.Count == 0)
        {
            return;
        }

        _redacted.Clear();
        TextEdits.Apply(document.Text.Written, _edits, _redacted);
        _editLedger.Add(document.Id, "text", _edits, _redacted.Written);
        document.Text.Set(_redacted.Written);
        foreach (TextEdit edit in _edits)
        {
            _kinds[edit.Kind] = _kinds.GetValueOrDefault(edit.Kind) + 1;
        }
    }

    private void BeginPart()
    {
        string ending = _settings.Format == "jsonl" ? "jsonl.zst" : "parquet";
        _partKey = _parts == 0
            ? FormattableString.Invariant($"data/part-{_task.Index:D5}.{ending}")
            : FormattableString.Invariant($"data/part-{_task.Index:D5}-{_parts}.{ending}");
        string path = _task.Output(_partKey);
        _part = _settings.Format == "jsonl" ? new JsonLinesPartWriter(path) : new ParquetPartWriter(path);
        _parts++;
        _partBytes = 0;
        _partRows = 0;
    }

    private void EndPart()
    {
        _part!.Complete();
        _part.Dispose();
        _part = null;
        _task.Records(_partKey, _partRows);
    }
}
