using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Text;

namespace Tsumugi.Stages.Write;

/// <summary>The dataset files of one task: masks personal data, writes, and begins a new file at the wanted size.</summary>
internal sealed class DatasetFiles : IDisposable
{
    private readonly ITaskContext _task;
    private readonly WriteSettings _settings;
    private readonly ITextEditor _redactor;
    private readonly string _stem;
    private readonly EditLedger _editLedger;
    private readonly TextBuffer _redacted = new();
    private readonly TextAnalysis _analysis = new();
    private readonly List<TextEdit> _edits = [];
    private readonly SortedDictionary<string, long> _kinds = new(StringComparer.Ordinal);
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
    public DatasetFiles(ITaskContext task, WriteSettings settings, ITextEditor redactor, string stem, string editsKey)
    {
        (_task, _settings, _redactor, _stem) = (task, settings, redactor, stem);
        _editLedger = new EditLedger(task, editsKey, "redact");
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

    /// <summary>Masks and writes a document.</summary>
    public void Write(Document document, long clusterSize)
    {
        if (_partBytes >= _settings.ShardBytes)
        {
            EndPart();
            BeginPart();
        }

        BytesBefore = Encoding.UTF8.GetByteCount(document.Text.Written);
        Redact(document);
        TextView text = _analysis.Look(document.Text.Written);
        Bytes = text.Utf8Bytes;
        Letters = text.LetterCount;
        _part!.Add(document, new PartNumbers(Letters, Bytes, clusterSize));
        _partBytes += Bytes;
        _partRows++;
        _task.Progress(Bytes);
    }

    /// <summary>Finishes the files and counts what was masked.</summary>
    public void Complete()
    {
        EndPart();
        _editLedger.Complete();
        foreach ((string kind, long count) in _kinds)
        {
            _task.Count("redact/" + kind, count);
        }
    }

    public void Dispose()
    {
        _part?.Dispose();
        _editLedger.Dispose();
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
