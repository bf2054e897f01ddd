using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Report.Facts;
using Tsumugi.Storage.Documents;
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
    private readonly Document _document = new();
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

    public WriteTask(ITaskContext task, WriteSettings settings, ITextEditor redactor)
    {
        (_task, _settings, _redactor) = (task, settings, redactor);
        _editLedger = new EditLedger(task, LedgerKeys.Edits("redact", task.Index), "redact");
        _decisions = new DecisionLedger(task, LedgerKeys.Decisions("write", task.Index));
        BeginPart();
    }

    /// <summary>Writes the kept documents of one shard.</summary>
    public void AddShard(int shard)
    {
        byte[] keep = File.ReadAllBytes(_task.Input(LedgerKeys.Keep(shard)));
        using DocumentFileReader pages = new(_task.Input(DedupFiles.Documents(shard)));
        using ClusterFileReader clusters = new(_task.Input(DedupFiles.Clusters(shard)));
        for (long row = 0; row < keep.Length && pages.TryRead(_document); row++)
        {
            _task.Stopping.ThrowIfCancellationRequested();
            long size = clusters.TryFind(row, out ClusterEntry entry) ? entry.Size : 1;
            if (keep[row] == 1)
            {
                Write(size);
            }
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

    private void Write(long clusterSize)
    {
        if (_partBytes >= _settings.ShardBytes)
        {
            EndPart();
            BeginPart();
        }

        long before = Encoding.UTF8.GetByteCount(_document.Text.Written);
        Redact();
        TextView text = _analysis.Look(_document.Text.Written);
        long bytes = text.Utf8Bytes;
        long letters = text.LetterCount;
        _part!.Add(_document, new PartNumbers(letters, bytes, clusterSize));
        _decisions.Add(_document.Id, new Decision { Step = "write", Rule = "write/kept", Outcome = Outcome.Kept, Detail = _partKey });
        _tally.Keep(before, bytes);
        _partBytes += bytes;
        _partRows++;
        _letters += letters;
        _task.Progress(bytes);
    }

    private void Redact()
    {
        _edits.Clear();
        _redactor.Find(_document.Text.Written, _edits);
        if (_edits.Count == 0)
        {
            return;
        }

        _redacted.Clear();
        TextEdits.Apply(_document.Text.Written, _edits, _redacted);
        _editLedger.Add(_document.Id, "text", _edits, _redacted.Written);
        _document.Text.Set(_redacted.Written);
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
