namespace Tsumugi.Stages.Dedup.Records;

/// <summary>Sorts any number of records within a fixed amount of memory: sorted pieces go to scratch files and are merged when read.</summary>
/// <remarks>
/// Add all, then read <see cref="Sorted"/> as often as needed, one stream at a time or several. The order is total, so what comes out
/// does not depend on the memory or on the order of adding. One thread. Scratch files live in the task's scratch folder.
/// </remarks>
/// <typeparam name="T">The record.</typeparam>
internal sealed class RecordSorter<T> : IDisposable
    where T : struct, ISortedRecord<T>
{
    private const int FirstCapacity = 1024;

    private readonly string _scratchFolder;
    private readonly string _name;
    private readonly int _capacity;
    private readonly CancellationToken _stopping;
    private readonly List<string> _pieces = [];
    private T[] _records = new T[FirstCapacity];
    private int _count;
    private bool _sorted = true;

    /// <summary>Creates an empty sorter.</summary>
    /// <param name="scratchFolder">Where sorted pieces go.</param>
    /// <param name="name">Tells the files of several sorters in one folder apart.</param>
    /// <param name="memoryBytes">What the records in memory may take.</param>
    /// <param name="stopping">Ends the work early.</param>
    public RecordSorter(string scratchFolder, string name, long memoryBytes, CancellationToken stopping)
    {
        _scratchFolder = scratchFolder;
        _name = name;
        _stopping = stopping;

        // Fields are aligned in memory, so a record may take a third more there than in a file; growing doubles, so both arrays live for a moment.
        _capacity = (int)Math.Clamp(memoryBytes / 2 / (T.Size + 8), FirstCapacity, Array.MaxLength / 64);
    }

    /// <summary>Gets how many records were added.</summary>
    public long Count { get; private set; }

    public void Add(in T record)
    {
        if (_count == _records.Length)
        {
            if (_count >= _capacity)
            {
                Spill();
            }
            else
            {
                Array.Resize(ref _records, (int)Math.Min(_capacity, (long)_records.Length * 2));
            }
        }

        _records[_count++] = record;
        _sorted = false;
        Count++;
    }

    /// <summary>Starts to read everything in order; no more may be added.</summary>
    public IRecordStream<T> Sorted()
    {
        if (_pieces.Count == 0)
        {
            Sort();
            return new ArrayStream(_records, _count);
        }

        if (_count > 0)
        {
            Spill();
        }

        _records = [];
        if (_pieces.Count > RecordMerge<T>.MaxInputs)
        {
            MergePieces();
        }

        return RecordMerge<T>.Open(_pieces, PrefixRange.All, _scratchFolder, _stopping);
    }

    public void Dispose()
    {
        foreach (string piece in _pieces)
        {
            File.Delete(piece);
        }
    }

    private void Sort()
    {
        if (!_sorted)
        {
            _records.AsSpan(0, _count).Sort();
            _sorted = true;
        }
    }

    private void Spill()
    {
        Sort();
        WriteFile(new ArrayStream(_records, _count));
        _count = 0;
    }

    private void MergePieces()
    {
        string[] all = [.. _pieces];
        using IRecordStream<T> stream = RecordMerge<T>.Open(all, PrefixRange.All, _scratchFolder, _stopping);
        WriteFile(stream);
        foreach (string piece in all)
        {
            File.Delete(piece);
            _pieces.Remove(piece);
        }
    }

    private void WriteFile(IRecordStream<T> stream)
    {
        string path = Path.Combine(_scratchFolder, $"{_name}-{_pieces.Count:D6}");
        using var writer = new RecordFileWriter<T>(path);
        while (stream.TryRead(out T record))
        {
            writer.Add(record);
        }

        writer.Complete();
        _pieces.Add(path);
        _stopping.ThrowIfCancellationRequested();
    }

    private sealed class ArrayStream(T[] records, int count) : IRecordStream<T>
    {
        private int _next;

        public bool TryRead(out T record)
        {
            if (_next == count)
            {
                record = default;
                return false;
            }

            record = records[_next++];
            return true;
        }

        public void Dispose()
        {
            // The array belongs to the sorter.
        }
    }
}
