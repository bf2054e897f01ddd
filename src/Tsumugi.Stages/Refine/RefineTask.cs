using System.Buffers.Binary;
using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Extract;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Measure;
using Tsumugi.Storage.Documents;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Refine;

/// <summary>One worker's way through one shard.</summary>
internal sealed class RefineTask : IDisposable
{
    /// <summary>Buffers above this many letters are given back after the document that needed them.</summary>
    private const int UsualLetters = 1 << 20;

    private readonly ITaskContext _task;
    private readonly Shard _shard;
    private readonly RefineSteps _steps;
    private readonly SourceSettings _source;
    private readonly IExtractionWorker _extractor;
    private readonly TextExtractor _texts;
    private readonly TextAnalysis _analysis;
    private readonly RuleEvaluator _rules;
    private readonly double[] _values;
    private readonly RefineTallies _tallies = new();
    private readonly ShardLedgers _ledgers;
    private readonly DocumentFileWriter _pages;
    private readonly FileStream _ids;
    private readonly SignatureWriter _signatures;

    private readonly RawRecord _record = new();
    private readonly Document _document = new();
    private readonly TextBuffer _html = new();
    private readonly TextBuffer _scrubbed = new();
    private readonly List<TextEdit> _edits = [];
    private readonly byte[] _idBytes = new byte[16];
    private long _row;
    private long _rawBytes;

    /// <summary>What the step before has handed on, in bytes: measured once, and the next step's input by construction.</summary>
    private long _handedOn;

    public RefineTask(ITaskContext task, Shard shard, RefineSteps steps)
    {
        (_task, _shard, _steps) = (task, shard, steps);
        _source = steps.Sources[shard.Source];
        _extractor = steps.Extractor.CreateWorker();
        _texts = new TextExtractor(steps.Annotations);
        _analysis = steps.Rules.CreateAnalysis();
        _rules = steps.Rules.ForWorker();
        _values = new double[steps.Rules.Measures.Count];
        _ledgers = new ShardLedgers(task, steps.Rules.Measures);
        _pages = new DocumentFileWriter(task.Output(DedupFiles.Documents(task.Index)));
        _ids = new FileStream(task.Output(LedgerKeys.Ids(task.Index)), FileMode.CreateNew);
        _signatures = new SignatureWriter(task, task.Index, steps.Dedup);
    }

    public void Run()
    {
        long skipped = 0;
        foreach (SourceFile file in _shard.Files)
        {
            HashedSource.Note(_task, file);
            skipped += ReadFile(file);
        }

        _pages.Complete();
        _task.Records(DedupFiles.Documents(_task.Index), _row);
        _ids.Flush();
        _task.Records(LedgerKeys.Ids(_task.Index), _row);
        _signatures.Complete();
        _ledgers.Complete();
        _tallies.WriteTo(_task);
        CountBlocks();
        _task.Count(DedupFiles.StoredCounter, _row);
        _task.Count("records/skipped", skipped);
    }

    public void Dispose()
    {
        _ledgers.Dispose();
        _pages.Dispose();
        _ids.Dispose();
        _signatures.Dispose();
    }

    /// <summary>Counts what of the pages became text, and what was cut for which reason.</summary>
    private void CountBlocks()
    {
        foreach (BlockTally tally in _extractor.Tallies())
        {
            string counter = ExtractCounters.Of(tally.Reason);
            _task.Count(counter + ExtractCounters.Blocks, tally.Blocks);
            _task.Count(counter + ExtractCounters.Letters, tally.Letters);
        }
    }

    private long ReadFile(SourceFile file)
    {
        using IRecordReader reader = _steps.Reader(file.Kind).Open(file);
        long reported = 0;
        while (reader.TryRead(_record))
        {
            _task.Stopping.ThrowIfCancellationRequested();
            Refine(file);
            _task.Progress(reader.PositionBytes - reported);
            reported = reader.PositionBytes;
            _html.Trim(UsualLetters);
            _scrubbed.Trim(UsualLetters);
            _document.Text.Trim(UsualLetters);
            _analysis.Trim(UsualLetters);
            _record.Body.Trim(UsualLetters);
            _record.Text.Trim(UsualLetters);
        }

        return reader.SkippedRecords;
    }

    private void Refine(SourceFile file)
    {
        Begin(file);
        if (Read() && Decode() && Extract() && Identify())
        {
            Scrub();
            Store();
        }
        else
        {
            _ledgers.Documents.Add(_document, Clean(_record.SourceId, "source_id", _steps.Redactor), _rawBytes, 0, DocumentLedger.NotStored);
        }
    }

    private void Begin(SourceFile file)
    {
        _document.Clear();
        _document.Id = new DocumentId(Hash128.Of($"{_source.Name}\0{file.Name}\0{FormattableString.Invariant($"{_record.Offset}")}"));
        _document.Source = _source.Name;
        _document.Path = file.Name;
        _document.Offset = _record.Offset;
        _document.Url = Clean(_record.Url, "url", _steps.AddressRedactor);
        _document.Title = Clean(_record.Title, "title", _steps.Redactor);
        _document.Date = Clean(_record.Date, "date", null);
        _document.Licence = _record.Licence.Length > 0 ? Clean(_record.Licence, "licence", null) : _source.Licence;
        _rawBytes = _record.SizeBytes;
    }

    private bool Read()
    {
        if (_record.Url.Length > 0 && _record.Kind != RecordKind.NotAPage && _steps.Blocking.Value.Find(_record.Url) is { } blocked)
        {
            End(_tallies.Read, Outcome.Dropped, "read/blocked-address", _rawBytes, blocked.ToString());
            return false;
        }

        switch (_record.Kind)
        {
            case RecordKind.NotAPage:
                End(_tallies.Read, Outcome.Dropped, _record.Reason, _rawBytes, _record.Detail);
                return false;
            case RecordKind.Fault:
                End(_tallies.Read, Outcome.Failed, _record.Reason, _rawBytes, _record.Detail);
                return false;
            default:
                _handedOn = _record.Kind == RecordKind.Text ? Utf8Length(_record.Text) : _record.Body.Length;
                _tallies.Read.Keep(_rawBytes, _handedOn);
                return true;
        }
    }

    private bool Decode()
    {
        _html.Clear();
        if (_record.Kind == RecordKind.Text)
        {
            _document.Encoding = "utf-8";
            _html.Append(_record.Text.Written);
            Keep(_tallies.Decode, _handedOn);
            return true;
        }

        DecodeResult result = _steps.Decoder.Decode(_record.Body.Written, _record.HttpCharset, _record.Kind == RecordKind.Page, _html);
        if (!result.Success)
        {
            End(_tallies.Decode, Outcome.Failed, result.Reason, _handedOn, result.Claims.Describe());
            return false;
        }

        _document.Encoding = result.Encoding;
        Keep(_tallies.Decode, Utf8Length(_html));
        Note("decode", "decode/encoding", Outcome.Kept, result.Replaced, Decoding(result));
        return true;
    }

    /// <summary>Says `shift_jis by meta+bytes (http utf-8, meta shift_jis, bytes shift_jis 0.93)`; the bracket only where it adds something.</summary>
    private static string Decoding(DecodeResult result)
    {
        DecodeEvidence claims = result.Claims;
        string garbled = result.Garbled > 0 ? FormattableString.Invariant($", garbled letters {result.Garbled}") : "";
        bool isPlain = result.Evidence is "bom" or "http" or "meta" or "xml" || (claims.Bytes == "utf-8" && claims.Http is null && claims.Meta is null && claims.Xml is null);
        string said = isPlain ? "" : claims.Describe();
        return said.Length + garbled.Length == 0 ? $"{result.Encoding} by {result.Evidence}" : $"{result.Encoding} by {result.Evidence} ({(said + garbled).TrimStart(',', ' ')})";
    }

    private bool Extract()
    {
        string reason = "";
        if (_record.Kind == RecordKind.Page)
        {
            reason = _extractor.Extract(_html.Written, _document);
            _document.Url = Clean(_document.Url, "url", _steps.AddressRedactor);
            _document.Title = Clean(_document.Title, "title", _steps.Redactor);
            _document.Author = Clean(_document.Author, "author", _steps.Redactor);
            _document.Date = Clean(_document.Date, "date", null);
            _document.Licence = Clean(_document.Licence, "licence", null);
            NoteLicences();
        }
        else
        {
            _texts.Extract(_html.Written, _record.Kind == RecordKind.TextBytes, _document);
            if (_record.Kind == RecordKind.TextBytes)
            {
                _document.Title = Clean(_document.Title, "title", _steps.Redactor);
                _document.Author = Clean(_document.Author, "author", _steps.Redactor);
            }

            reason = _document.Text.Written.IsWhiteSpace() ? "extract/no-text" : "";
        }

        if (reason.Length > 0)
        {
            End(_tallies.Extract, Outcome.Dropped, reason, _handedOn, "");
            return false;
        }

        Keep(_tallies.Extract, Utf8Length(_document.Text));
        return true;
    }

    /// <summary>Tells of licences on one page that contradict each other; the source's stands then.</summary>
    private void NoteLicences()
    {
        if (_document.LicenceConflict.Length > 0)
        {
            Note("extract", "extract/licence-conflict", Outcome.Kept, null, Clean(_document.LicenceConflict, "licence_conflict", null));
        }
    }

    private bool Identify()
    {
        _steps.Language.Identify(_document.Text.Written, out string language, out double confidence);
        string reason = _steps.Language.Judge(language, confidence);
        (_document.Language, _document.LanguageConfidence) = (language, confidence);
        _ledgers.Decisions.Add(_document.Id, new Decision
        {
            Step = "identify",
            Rule = reason.Length > 0 ? reason : "identify/language",
            Outcome = reason.Length > 0 ? Outcome.Dropped : Outcome.Kept,
            Value = confidence,
            Min = _steps.Language.MinConfidence,
            Detail = language,
        });
        if (reason.Length > 0)
        {
            _tallies.Identify.End(Outcome.Dropped, reason, _handedOn);
            return false;
        }

        Keep(_tallies.Identify, _handedOn);
        return true;
    }

    /// <summary>Destroys what must not reach a disk.</summary>
    private void Scrub()
    {
        _edits.Clear();
        _steps.Scrubber.Find(_document.Text.Written, _edits);
        if (_edits.Count > 0)
        {
            ApplyEdits(_document.Text.Written, "text", _ledgers.Scrubbed, "scrub/edits");
            _document.Text.Set(_scrubbed.Written);
        }

        Keep(_tallies.Scrub, _edits.Count == 0 ? _handedOn : Utf8Length(_document.Text));
    }

    private void Store()
    {
        ReadOnlySpan<char> text = _document.Text.Written;
        TextView view = _analysis.Look(text);
        _rules.Evaluate(view, _values);
        _ledgers.Measures.Add(_document.Id, _values);
        _signatures.Add(_row, text);
        _pages.Add(_document);
        BinaryPrimitives.WriteUInt128BigEndian(_idBytes, _document.Id.Value);
        _ids.Write(_idBytes);
        _ledgers.Documents.Add(_document, Clean(_record.SourceId, "source_id", _steps.Redactor), _rawBytes, _handedOn, _row);
        _row++;
    }

    private void Keep(Tally tally, long outBytes)
    {
        tally.Keep(_handedOn, outBytes);
        _handedOn = outBytes;
    }

    private void End(Tally tally, Outcome outcome, string reason, long bytes, string detail)
    {
        tally.End(outcome, reason, bytes);
        Note(tally.Step, reason, outcome, null, detail);
    }

    private void Note(string step, string rule, Outcome outcome, double? value, string detail) =>
        _ledgers.Decisions.Add(_document.Id, new Decision { Step = step, Rule = rule, Outcome = outcome, Value = value, Detail = detail });

    /// <summary>Cleans a field of the document's metadata: destroys what must not be kept, then masks what the policy masks.</summary>
    private string Clean(string value, string field, ITextEditor? redactor)
    {
        string scrubbed = Edited(value, field, _steps.Scrubber, _ledgers.Scrubbed, "scrub/edits");
        return redactor is null ? scrubbed : Edited(scrubbed, field, redactor, _ledgers.Redacted, "metadata/edits");
    }

    private string Edited(string value, string field, ITextEditor editor, EditLedger ledger, string counter)
    {
        _edits.Clear();
        editor.Find(value, _edits);
        if (_edits.Count == 0)
        {
            return value;
        }

        ApplyEdits(value, field, ledger, counter);
        return _scrubbed.ToString();
    }

    /// <summary>Carries out the edits found in a text; the ledger gets their places in the text as it is stored.</summary>
    private void ApplyEdits(ReadOnlySpan<char> text, string field, EditLedger ledger, string counter)
    {
        _scrubbed.Clear();
        TextEdits.Apply(text, _edits, _scrubbed);
        ledger.Add(_document.Id, field, _edits, _scrubbed.Written);
        _task.Count(counter, _edits.Count);
    }

    private static long Utf8Length(TextBuffer text) => Encoding.UTF8.GetByteCount(text.Written);
}
