using System.Diagnostics;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Stages.Dedup;

/// <summary>Signs the documents of one shard while pass 1 stores them: hash of the key, hashes of the bands, hashes of the content.</summary>
/// <remarks>
/// <para>
/// Add each stored document once, then call <see cref="Complete"/>, which publishes the sorted runs; dispose it in any case. One thread.
/// Takes at most an eighth of the task's memory, and 256 MiB; what does not fit is sorted in pieces in the scratch folder.
/// </para>
/// <para>
/// Short texts: with fewer than 20 different shingles (about 24 letters) chance decides the similarity, so they are compared by their
/// whole key only; with fewer than five letters in the key even folding goes too far (「か。」 and 「か」), so they are compared letter by
/// letter. An empty text is no duplicate of anything. Pipelines that sketch short texts as they are give all of them one empty
/// sketch, and delete them as each other's duplicates.
/// </para>
/// </remarks>
public sealed class SignatureWriter : IDisposable
{
    /// <summary>The fewest different shingles with which a document is compared by similarity.</summary>
    public const int LeastShingles = 20;

    private const ulong WholeTextSeed = 1;
    private const long MostMemoryBytes = 256L << 20;
    private const int LettersKept = 1 << 20;

    private readonly ITaskContext _task;
    private readonly int _shard;
    private readonly DedupSettings _settings;
    private readonly BandPlan _plan;
    private readonly MinHash _minHash;
    private readonly TextBuffer _key = new();
    private readonly ContentFileWriter? _contents;
    private readonly RecordSorter<ExactRecord> _exact;
    private readonly RecordSorter<BandRecord> _bands;
    private long _short;

    /// <summary>Starts a shard.</summary>
    /// <param name="task">The task of pass 1.</param>
    /// <param name="shard">The shard's number.</param>
    /// <param name="settings">The section of the recipe.</param>
    public SignatureWriter(ITaskContext task, int shard, DedupSettings settings)
    {
        _task = task;
        _shard = shard;
        _settings = settings;
        _plan = settings.Bands;
        _minHash = new MinHash(_plan.Places);
        _contents = settings.Exact || settings.Near ? new ContentFileWriter(task, shard) : null;
        long memoryBytes = Math.Min(task.MemoryBytes / 8, MostMemoryBytes);
        _exact = new RecordSorter<ExactRecord>(task.ScratchFolder, "sign-exact", memoryBytes / 4, task.Stopping);
        _bands = new RecordSorter<BandRecord>(task.ScratchFolder, "sign-bands", memoryBytes / 4 * 3, task.Stopping);
    }

    /// <summary>Signs one document.</summary>
    /// <param name="row">Its row in the shard's document file; rows come in order, without gaps.</param>
    /// <param name="text">Its text as stored.</param>
    /// <param name="name">A hash of the id that the input gives the document, if it gives one: tells documents with equal letters apart wherever they lie.</param>
    /// <exception cref="ArgumentOutOfRangeException">The row needs more than 28 bits.</exception>
    public void Add(long row, ReadOnlySpan<char> text, ulong name = 0)
    {
        var address = new DocumentAddress(_shard, row);
        if (_contents is null)
        {
            return;
        }

        Debug.Assert(row == _contents.Count, "rows come in order");
        DedupKey.Fold(text, _key);
        ReadOnlySpan<char> key = _key.Written;
        UInt128 hash = ShingleSet.HasAtLeast(key, 1) ? Hash128.Of(key) : Hash128.Of(text.Trim(), WholeTextSeed);
        if (_settings.Exact && key.Length > 0)
        {
            _exact.Add(new ExactRecord((ulong)(hash >> 64), (ulong)hash, address));
        }

        ulong order = _settings.Near ? AddBands(address, key) : 0;
        _contents.Add(new ContentHash(order, (ulong)(hash >> 64), Hash64.Of(text, name)));
        _key.Clear();
        _key.Trim(LettersKept);
    }

    /// <summary>Publishes the runs.</summary>
    public void Complete()
    {
        _contents?.Complete();
        if (_settings.Exact)
        {
            Publish(_exact, DedupFiles.ExactRun(_shard));
            _task.Count("dedup/signed/exact", _exact.Count);
        }

        if (_settings.Near)
        {
            Publish(_bands, DedupFiles.BandRun(_shard));
            _task.Count("dedup/signed/near", _bands.Count / _plan.Bands);
            _task.Count("dedup/signed/short", _short);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _contents?.Dispose();
        _exact.Dispose();
        _bands.Dispose();
    }

    /// <summary>Adds the bands of a document that is long enough for them.</summary>
    /// <returns>Its place in the order of sketches.</returns>
    private ulong AddBands(DocumentAddress address, ReadOnlySpan<char> key)
    {
        if (!ShingleSet.HasAtLeast(key, LeastShingles))
        {
            _short++;
            return 0;
        }

        ReadOnlySpan<ulong> sketch = _minHash.Of(key);
        for (int band = 0; band < _plan.Bands; band++)
        {
            _bands.Add(new BandRecord(MinHash.Band(sketch, band, _plan.Rows), address));
        }

        return MinHash.Order(sketch);
    }

    private void Publish<T>(RecordSorter<T> sorter, string key)
        where T : struct, ISortedRecord<T>
    {
        using IRecordStream<T> sorted = sorter.Sorted();
        RecordOutput.Write(_task, key, sorted);
    }
}
