using System.Globalization;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Passages.Records;

namespace Tsumugi.Stages.Passages;

/// <summary>Walks over the kept documents of a shard together with the frequent passages that are to be cut out of each.</summary>
internal sealed class CutTexts : IDisposable
{
    private readonly string _kind;
    private readonly FoundPassages _found;
    private readonly List<TextSpan> _passages = [];
    private readonly List<TextSpan> _spans = [];
    private readonly List<FrequentCutRecord> _records = [];
    private readonly List<Cut> _cuts = [];

    /// <summary>Opens the shard of a task.</summary>
    public CutTexts(ITaskContext task, ParagraphSettings settings, IReadOnlyList<string> done)
    {
        _kind = PassageLedger.Word(settings.Unit);
        Texts = new KeptTexts(task, task.Index, done);
        _found = new FoundPassages(task, settings.Sweeps);
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
        while (_found.TryRead(Texts.Address, out FrequentCutRecord found))
        {
            if (found.KeptStart != FrequentCutRecord.StayHere)
            {
                _records.Add(found);
                _passages.Add(new TextSpan(found.Place.Start, found.Place.Start + found.Place.Length));
            }
        }

        PassageSpans.Of(Texts.Document.Text.Written, _passages, _spans);
        for (int i = 0; i < _records.Count; i++)
        {
            FrequentCutRecord found = _records[i];
            string parts = string.Create(CultureInfo.InvariantCulture, $"documents {found.Documents}+hosts {found.Hosts}");
            _cuts.Add(found.KeptStart == FrequentCutRecord.StayNowhere
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
