using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Stages.Cuts;

/// <summary>Reads the documents of a shard that are still kept, with the stretches that earlier steps have cut out of them.</summary>
/// <remarks>The text is the stored one, so that places mean the same to every step; <see cref="Cuts"/> are to be treated as breaks in it. One thread.</remarks>
public sealed class KeptTexts : IDisposable
{
    private readonly byte[] _keep;
    private readonly DocumentFileReader _pages;
    private readonly SpansOfRows[] _earlier;
    private readonly List<TextSpan> _cuts = [];
    private readonly List<TextSpan> _rest = [];

    /// <summary>Opens a shard.</summary>
    /// <param name="task">The task that reads; its stage must come after <see cref="CutSteps.LastStage"/> of the steps done.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="done">The steps that are done, in order.</param>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public KeptTexts(ITaskContext task, int shard, IReadOnlyList<string> done)
    {
        Shard = shard;
        _keep = File.ReadAllBytes(task.Input(CutSteps.KeepKey(done, shard)));
        _pages = new DocumentFileReader(task.Input(DedupFiles.Documents(shard)));
        _earlier = [.. done.Select(step => new SpansOfRows(task.Input(CutSteps.CutsKey(step, shard))))];
    }

    /// <summary>Gets the shard.</summary>
    public int Shard { get; }

    /// <summary>Gets the number of stored documents, kept or not.</summary>
    public int Rows => _keep.Length;

    /// <summary>Gets the row of the current document; -1 before the first.</summary>
    public long Row { get; private set; } = -1;

    /// <summary>Gets the address of the current document.</summary>
    public DocumentAddress Address => new(Shard, Row);

    /// <summary>Gets the current document, with its stored text.</summary>
    public Document Document { get; } = new();

    /// <summary>Gets what earlier steps have cut out of the current document, in order, not touching each other.</summary>
    public IReadOnlyList<TextSpan> Cuts => _cuts;

    /// <summary>Gets the stretches of the current document that are left, in order; none is empty.</summary>
    public IReadOnlyList<TextSpan> Rest => _rest;

    /// <summary>Goes on to the next kept document.</summary>
    /// <returns>False behind the last one.</returns>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public bool TryRead()
    {
        while (++Row < _keep.Length)
        {
            if (_keep[Row] == 0)
            {
                continue;
            }

            _pages.ReadAt(Row, Document);
            _cuts.Clear();
            foreach (SpansOfRows step in _earlier)
            {
                step.AddTo(Row, _cuts);
            }

            CutSpans.Unite(_cuts);
            CutSpans.Rest(Document.Text.Length, _cuts, _rest);
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pages.Dispose();
        foreach (SpansOfRows step in _earlier)
        {
            step.Dispose();
        }
    }

    /// <summary>The cuts of one step, asked for by rising rows.</summary>
    private sealed class SpansOfRows : IDisposable
    {
        private readonly RecordFileReader<CutRecord> _reader;
        private CutRecord _next;
        private bool _has;

        public SpansOfRows(string path)
        {
            _reader = new RecordFileReader<CutRecord>(path);
            _has = _reader.TryRead(out _next);
        }

        public void AddTo(long row, List<TextSpan> into)
        {
            for (; _has && _next.Address.Row <= row; _has = _reader.TryRead(out _next))
            {
                if (_next.Address.Row == row)
                {
                    into.Add(_next.Span);
                }
            }
        }

        public void Dispose() => _reader.Dispose();
    }
}
