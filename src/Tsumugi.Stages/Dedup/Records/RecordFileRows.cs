using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>Reads single records of a file by their number; for files that have one record a row.</summary>
/// <remarks>
/// One thread. Reads and checks a block (64 KiB) and remembers it, so rising numbers cost no more than reading from front to back, and a jump
/// costs some 20 microseconds. Memory: the block and eight bytes for each block of the file.
/// </remarks>
/// <typeparam name="T">The record.</typeparam>
internal sealed class RecordFileRows<T> : IDisposable
    where T : struct, ISortedRecord<T>
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly int _perBlock = RecordFileFormat.BlockRecords(T.Size);
    private readonly byte[] _block;
    private readonly ulong[] _hashes;
    private long _blockAt = -1;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another kind.</exception>
    public RecordFileRows(string path)
    {
        _path = path;
        _file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        try
        {
            Span<byte> header = stackalloc byte[RecordFileFormat.HeaderSize];
            RecordFileFormat.ReadExactly(_file, header, 0, path);
            long length = RandomAccess.GetLength(_file);
            (Count, ulong indexHash) = RecordFileFormat.ReadHeader(header, T.Kind, T.Size, length, path);
            long dataEnd = RecordFileFormat.HeaderSize + (Count * T.Size);
            byte[] index = new byte[checked((int)(length - dataEnd))];
            RecordFileFormat.ReadExactly(_file, index, dataEnd, path);
            if (Hash64.Of(index) != indexHash)
            {
                RecordFileFormat.Throw(path, "the index is damaged");
            }

            _hashes = new ulong[index.Length / RecordFileFormat.IndexEntrySize];
            for (int i = 0; i < _hashes.Length; i++)
            {
                _hashes[i] = BinaryPrimitives.ReadUInt64BigEndian(index.AsSpan((i * RecordFileFormat.IndexEntrySize) + 8));
            }

            _block = new byte[(int)Math.Min(Count, _perBlock) * T.Size];
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Gets the records of the file.</summary>
    public long Count { get; }

    /// <summary>Reads a record.</summary>
    /// <exception cref="InvalidDataException">There is no such record, or its block is damaged.</exception>
    public T Read(long row)
    {
        if ((ulong)row >= (ulong)Count)
        {
            RecordFileFormat.Throw(_path, $"the file has {Count} records, number {row} is asked for");
        }

        long block = row / _perBlock;
        if (block != _blockAt)
        {
            Load(block);
        }

        return T.Read(_block.AsSpan((int)(row - (block * _perBlock)) * T.Size, T.Size));
    }

    public void Dispose() => _file.Dispose();

    private void Load(long block)
    {
        _blockAt = -1;
        long first = block * _perBlock;
        Span<byte> bytes = _block.AsSpan(0, (int)Math.Min(_perBlock, Count - first) * T.Size);
        RecordFileFormat.ReadExactly(_file, bytes, RecordFileFormat.HeaderSize + (first * T.Size), _path);
        if (Hash64.Of(bytes) != _hashes[block])
        {
            RecordFileFormat.Throw(_path, $"block {block} is damaged");
        }

        _blockAt = block;
    }
}
