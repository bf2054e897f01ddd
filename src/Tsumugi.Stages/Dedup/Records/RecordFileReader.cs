using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>Reads the records of a sorted file whose prefix lies in a range, block by block, checking each block.</summary>
/// <remarks>One thread. Memory: one block (64 KiB) and 16 bytes for each block of the range.</remarks>
/// <typeparam name="T">The record.</typeparam>
internal sealed class RecordFileReader<T> : IRecordStream<T>
    where T : struct, ISortedRecord<T>
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly ulong _from;
    private readonly ulong _last;
    private readonly int _blockBytes = RecordFileFormat.BlockRecords(T.Size) * T.Size;
    private byte[] _block = [];
    private ulong[] _hashes = [];
    private long _dataEnd;
    private long _nextBlockAt;
    private int _nextHash;
    private int _at;
    private int _filled;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="from">The first prefix wanted.</param>
    /// <param name="last">The last prefix wanted (inclusive).</param>
    /// <exception cref="InvalidDataException">The file is damaged or of another kind.</exception>
    public RecordFileReader(string path, ulong from = 0, ulong last = ulong.MaxValue)
    {
        _path = path;
        _from = from;
        _last = last;
        _file = File.OpenHandle(path);
        try
        {
            ReadIndex();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Gets the records of the whole file.</summary>
    public long Records { get; private set; }

    public bool TryRead(out T record)
    {
        while (true)
        {
            if (_at == _filled && !TryReadBlock())
            {
                record = default;
                return false;
            }

            record = T.Read(_block.AsSpan(_at, T.Size));
            _at += T.Size;
            ulong prefix = record.Prefix;
            if (prefix > _last)
            {
                _nextHash = _hashes.Length;
                _at = _filled;
                return false;
            }

            if (prefix >= _from)
            {
                return true;
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private void ReadIndex()
    {
        long length = RandomAccess.GetLength(_file);
        Span<byte> header = stackalloc byte[RecordFileFormat.HeaderSize];
        RecordFileFormat.ReadExactly(_file, header, 0, _path);
        (Records, ulong indexHash) = RecordFileFormat.ReadHeader(header, T.Kind, T.Size, length, _path);
        _dataEnd = RecordFileFormat.HeaderSize + (Records * T.Size);
        byte[] index = new byte[checked((int)(length - _dataEnd))];
        RecordFileFormat.ReadExactly(_file, index, _dataEnd, _path);
        if (Hash64.Of(index) != indexHash)
        {
            RecordFileFormat.Throw(_path, "the index is damaged");
        }

        (int first, int end) = FindBlocks(index);
        _hashes = new ulong[end - first];
        for (int i = 0; i < _hashes.Length; i++)
        {
            _hashes[i] = BinaryPrimitives.ReadUInt64BigEndian(index.AsSpan(((first + i) * RecordFileFormat.IndexEntrySize) + 8));
        }

        _nextBlockAt = RecordFileFormat.HeaderSize + ((long)first * _blockBytes);
        _block = new byte[(int)Math.Min(_blockBytes, Math.Max(0, _dataEnd - _nextBlockAt))];
    }

    /// <summary>Finds the blocks that may hold the range: from the last one that begins below it to the last one that begins within it.</summary>
    private (int First, int End) FindBlocks(ReadOnlySpan<byte> index)
    {
        int blocks = index.Length / RecordFileFormat.IndexEntrySize;
        int first = 0;
        int end = 0;
        for (; end < blocks; end++)
        {
            ulong prefix = BinaryPrimitives.ReadUInt64BigEndian(index[(end * RecordFileFormat.IndexEntrySize)..]);
            if (prefix > _last)
            {
                break;
            }

            if (prefix < _from)
            {
                first = end;
            }
        }

        return (Math.Min(first, end), end);
    }

    private bool TryReadBlock()
    {
        if (_nextHash == _hashes.Length)
        {
            return false;
        }

        _filled = (int)Math.Min(_blockBytes, _dataEnd - _nextBlockAt);
        _at = 0;
        RecordFileFormat.ReadExactly(_file, _block.AsSpan(0, _filled), _nextBlockAt, _path);
        _nextBlockAt += _filled;
        if (Hash64.Of(_block.AsSpan(0, _filled)) != _hashes[_nextHash++])
        {
            _filled = 0;
            RecordFileFormat.Throw(_path, $"the block that ends at byte {_nextBlockAt} is damaged");
        }

        return true;
    }
}
