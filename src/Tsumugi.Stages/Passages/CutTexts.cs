using System.Globalization;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Passages.Records;

namespace Tsumugi.Stages.Passages;

/// <summary>Walks over the kept documents of a shard together with the frequent passages that are to be cut out of each.</summary>
internal sealed class CutTexts : IDisposable
{
    private readonly string _kind;
    private readonly IRecordStream<FrequentCutRecord> _found;
    private readonly List<TextSpan> _passages = [];
    private readonly List<TextSpan> _spans = [];
    private readonly List<FrequentCutRecord> _records = [];
    private readonly List<Cut> _cuts = [];
    private FrequentCutRecord _next;
    private bool _has;

    /// <summary>Opens the shard of a task.</summary>
    public CutTexts(ITaskContext task, ParagraphSettings settings, IReadOnlyList<string> done)
    {
        _kind = PassageLedger.Word(settings.Unit);
        Texts = new KeptTexts(task, task.Index, done);
        List<string> files = TaskInputs.Open(task, task.CountTasks(ParagraphGroupsStage.StageName), ParagraphFiles.Cuts);
        var range = new PrefixRange(new DocumentAddress(task.Index, 0).Prefix, new DocumentAddress(task.Index, DocumentAddress.MaxRows - 1).Prefix);
        _found = RecordMerge<FrequentCutRecord>.Open(files, range, task.ScratchFolder, task.Stopping);
        _has = _found.TryRead(out _next);
    }

    /// <summary>Gets the documents, standing at the current one.</summary>
    public KeptTexts Texts { get; }

    /// <summary>Gets the cuts of the current document, in text order, without overlap.</summary>
    public IReadOnlyList<Cut> Cuts => _cuts;

    /// <summary>Goes on to the next kept document.</summary>
    /// <returns>False behind the last one.</returns>
    public bool TryRead()
    {
        if (!Texts.TryRead())
        {
            return false;
        }

        _records.Clear();
        _passages.Clear();
        _cuts.Clear();
        for (; _has && _next.Place.Address == Texts.Address; _has = _found.TryRead(out _next))
        {
            _records.Add(_next);
            _passages.Add(new TextSpan(_next.Place.Start, _next.Place.Start + _next.Place.Length));
        }

        PassageSpans.Of(Texts.Document.Text.Written, _passages, _spans);
        for (int i = 0; i < _records.Count; i++)
        {
            FrequentCutRecord found = _records[i];
            string parts = string.Create(CultureInfo.InvariantCulture, $"documents {found.Documents}+hosts {found.Hosts}");
            _cuts.Add(found.KeptStart < 0
                ? new Cut(_spans[i], _kind, found.Similarity, parts)
                : new Cut(_spans[i], _kind, found.Similarity, parts, found.Kept, found.KeptStart));
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Texts.Dispose();
        _found.Dispose();
    }
}
