using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Redact;
using Tsumugi.Text;

namespace Tsumugi.Stages.Write;

/// <summary>The dataset files of one task: masks personal data, writes, and begins a new file at the wanted size.</summary>
internal sealed class DatasetFiles : IDisposable
{
    private readonly ITaskContext _task;
    private readonly WriteSettings _settings;
    private readonly Redactor _redactor;
    private readonly string _stem;
    private readonly EditLedger _editLedger;
    private readonly TextBuffer _redacted = new();
    private readonly TextAnalysis _analysis = new();
    private readonly Redaction _redaction = new();
    private readonly PrivacyTally _tally = new();
    private readonly PrivacySampler _sampler;
    private IPartWriter? _part;
    private int _parts;
    private long _partBytes;
    private long _partRows;

    /// <summary>Begins the first file.</summary>
    /// <param name="task">The task.</param>
    /// <param name="settings">Format and size.</param>
    /// <param name="redactor">Finds personal data and says what replaces it.</param>
    /// <param name="stem">What the names of the files begin with.</param>
    /// <param name="editsKey">The ledger of what is masked.</param>
    public DatasetFiles(ITaskContext task, WriteSettings settings, Redactor redactor, string stem, string editsKey)
    {
        (_task, _settings, _redactor, _stem) = (task, settings, redactor, stem);
        _editLedger = new EditLedger(task, editsKey, "redact");
        _sampler = new PrivacySampler(task, PrivacySampler.Key(stem, task.Index));
        BeginPart();
    }

    /// <summary>Gets the key of the file that the last document went to.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Gets the UTF-8 bytes of the last document before it was masked.</summary>
    public long BytesBefore { get; private set; }

    /// <summary>Gets the UTF-8 bytes of the last document as written.</summary>
    public long Bytes { get; private set; }

    /// <summary>Gets the code points of the last document as written.</summary>
    public long Letters { get; private set; }

    /// <summary>Gets what the policy said of the last document.</summary>
    public Redaction Redaction => _redaction;

    /// <summary>Masks and writes a document, unless the policy drops it.</summary>
    /// <returns>False if it was dropped; <see cref="Redaction"/> says why.</returns>
    public bool Write(Document document, long clusterSize)
    {
        BytesBefore = Encoding.UTF8.GetByteCount(document.Text.Written);
        _redactor.Look(document.Text.Written, _redaction);
        if (_redaction.Drop is not null)
        {
            (Bytes, Letters) = (0, 0);
            _task.Progress(BytesBefore);
            return false;
        }

        if (_partBytes >= _settings.ShardBytes)
        {
            EndPart();
            BeginPart();
        }

        Redact(document);
        TextView text = _analysis.Look(document.Text.Written);
        Bytes = text.Utf8Bytes;
        Letters = text.LetterCount;
        _part!.Add(document, new PartNumbers(Letters, Bytes, clusterSize));
        _partBytes += Bytes;
        _partRows++;
        _task.Progress(Bytes);
        return true;
    }

    /// <summary>Finishes the files and counts what was masked.</summary>
    public void Complete()
    {
        EndPart();
        _editLedger.Complete();
        _tally.WriteTo(_task);
        _sampler.Complete();
    }

    public void Dispose()
    {
        _part?.Dispose();
        _editLedger.Dispose();
    }

    private void Redact(Document document)
    {
        if (_redaction.Edits.Count == 0 && _redaction.Flags.Count == 0)
        {
            return;
        }

        _redacted.Clear();
        TextEdits.Apply(document.Text.Written, _redaction.Edits, _redacted);
        _editLedger.Add(document.Id, "text", _redaction.Edits, _redacted.Written);
        _editLedger.AddFlags(document.Id, _redaction.Flags.Select(flag => flag with { Span = _redaction.After(flag.Span) }), _redacted.Written);
        _tally.Add(document.Source, _redaction);
        _sampler.Add(document, _redaction, _redacted.Written);
        document.Text.Set(_redacted.Written);
    }

    private void BeginPart()
    {
        string ending = _settings.Format == "jsonl" ? "jsonl.zst" : "parquet";
        Key = _parts == 0
            ? FormattableString.Invariant($"data/{_stem}-{_task.Index:D5}.{ending}")
            : FormattableString.Invariant($"data/{_stem}-{_task.Index:D5}-{_parts}.{ending}");
        string path = _task.Output(Key);
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
        _task.Records(Key, _partRows);
    }
}
