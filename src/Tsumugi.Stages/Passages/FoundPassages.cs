using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Passages.Records;

namespace Tsumugi.Stages.Passages;

/// <summary>Reads the occurrences of frequent passages in the documents of a task's shard, asked for by rising places.</summary>
internal sealed class FoundPassages : IDisposable
{
    private readonly IRecordStream<FrequentCutRecord> _found;
    private FrequentCutRecord _next;
    private bool _has;

    /// <summary>Opens the shard of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="sweeps">How many sweeps are done.</param>
    public FoundPassages(ITaskContext task, int sweeps)
    {
        List<string> files = [.. ParagraphFiles.Found(task, sweeps).Select(task.Input)];
        var range = new PrefixRange(new DocumentAddress(task.Index, 0).Prefix, new DocumentAddress(task.Index, DocumentAddress.MaxRows - 1).Prefix);
        _found = RecordMerge<FrequentCutRecord>.Open(files, range, task.ScratchFolder, task.Stopping);
        _has = _found.TryRead(out _next);
    }

    /// <summary>Reads the next occurrence in a document.</summary>
    /// <returns>False if there is no other one.</returns>
    public bool TryRead(DocumentAddress address, out FrequentCutRecord found)
    {
        while (_has && _next.Place.Address < address)
        {
            _has = _found.TryRead(out _next);
        }

        found = _next;
        bool has = _has && _next.Place.Address == address;
        if (has)
        {
            _has = _found.TryRead(out _next);
        }

        return has;
    }

    /// <summary>Says whether a passage is an occurrence.</summary>
    public bool Contains(PassagePlace place)
    {
        while (_has && _next.Place.CompareTo(place) < 0)
        {
            _has = _found.TryRead(out _next);
        }

        return _has && _next.Place == place;
    }

    /// <inheritdoc/>
    public void Dispose() => _found.Dispose();
}
