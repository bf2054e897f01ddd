using System.Buffers.Binary;

namespace Tsumugi.Models.Ngrams;

/// <summary>Sorts more records than memory holds: full buffers are sorted and written to disk, and merged when they are read. Counts of equal keys are added up.</summary>
/// <remarks>Protocol, one thread: <see cref="Add"/> any number of times, then <see cref="Sorted"/> once. The order and the sums do not depend on the size of the buffer.</remarks>
/// <param name="folder">Where sorted parts lie meanwhile; they are deleted on disposal.</param>
/// <param name="name">A name within the folder that nobody else has.</param>
/// <param name="keyBits">How many low bits of a key are in use.</param>
/// <param name="memoryBytes">What the buffers may take.</param>
internal sealed class RecordSorter(string folder, string name, int keyBits, long memoryBytes) : IDisposable
{
    private const int LeastRecords = 1 << 12;
    private const int BlockBytes = 1 << 16;

    private readonly int _most = (int)Math.Clamp(memoryBytes / (2 * 32), LeastRecords, 1 << 26);
    private readonly List<string> _parts = [];
    private GramRecord[] _records = new GramRecord[LeastRecords];
    private GramRecord[] _room = [];
    private int _count;

    /// <summary>Gets how many parts went to disk.</summary>
    public int Parts { get; private set; }

    /// <summary>Adds a record.</summary>
    public void Add(GramRecord record)
    {
        if (_count == _records.Length)
        {
            Grow();
        }

        _records[_count++] = record;
    }

    /// <summary>Gets all records in the order of their keys.</summary>
    public IEnumerable<GramRecord> Sorted()
    {
        Compact();
        if (_parts.Count == 0)
        {
            return Own();
        }

        Spill();
        _records = _room = [];
        return Merged();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _records = _room = [];
        foreach (string part in _parts)
        {
            File.Delete(part);
        }

        _parts.Clear();
    }

    private static IEnumerable<GramRecord> Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, BlockBytes, FileOptions.SequentialScan);
        byte[] bytes = new byte[GramRecord.Bytes];
        while (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length)
        {
            yield return new GramRecord(BinaryPrimitives.ReadUInt128LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(20)));
        }
    }

    private IEnumerable<GramRecord> Own()
    {
        for (int i = 0; i < _count; i++)
        {
            yield return _records[i];
        }
    }

    private IEnumerable<GramRecord> Merged()
    {
        PriorityQueue<IEnumerator<GramRecord>, UInt128> heads = new();
        foreach (string part in _parts)
        {
            IEnumerator<GramRecord> head = Read(part).GetEnumerator();
            if (head.MoveNext())
            {
                heads.Enqueue(head, head.Current.Key);
            }
        }

        while (heads.TryPeek(out IEnumerator<GramRecord>? head, out _))
        {
            GramRecord record = head.Current;
            long count = 0;
            bool isSum = false;
            while (heads.TryPeek(out head, out UInt128 key) && key == record.Key)
            {
                isSum |= count > 0;
                count += head.Current.Count;
                if (head.MoveNext())
                {
                    heads.EnqueueDequeue(head, head.Current.Key);
                }
                else
                {
                    heads.Dequeue().Dispose();
                }
            }

            yield return isSum ? GramRecord.Counted(record.Key, count) : record;
        }
    }

    /// <summary>Makes room: equal keys become one, and if that does not help, the buffer grows or goes to disk.</summary>
    private void Grow()
    {
        if (_records.Length < _most)
        {
            Array.Resize(ref _records, (int)Math.Min(_most, _records.Length * 2L));
            return;
        }

        Compact();
        if (_count > _most / 2)
        {
            Spill();
        }
    }

    private void Compact()
    {
        if (_room.Length < _count)
        {
            _room = new GramRecord[_records.Length];
        }

        RecordSort.Sort(ref _records, ref _room, _count, keyBits);
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (kept > 0 && _records[kept - 1].Key == _records[i].Key)
            {
                _records[kept - 1] = GramRecord.Counted(_records[i].Key, _records[kept - 1].Count + _records[i].Count);
            }
            else
            {
                _records[kept++] = _records[i];
            }
        }

        _count = kept;
        if (_records.Length < _room.Length)
        {
            Array.Resize(ref _records, _room.Length);
        }
    }

    private void Spill()
    {
        string path = Path.Combine(folder, $"{name}-{_parts.Count}.part");
        _parts.Add(path);
        Parts++;
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BlockBytes);
        byte[] bytes = new byte[GramRecord.Bytes];
        for (int i = 0; i < _count; i++)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(bytes, _records[i].Key);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), _records[i].First);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(20), _records[i].Second);
            file.Write(bytes);
        }

        _count = 0;
    }
}
