using System.Buffers.Binary;
using System.Diagnostics;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>Writes a file of sorted records, see <see cref="RecordFileFormat"/>.</summary>
/// <remarks>Add in rising order, then call <see cref="Complete"/>; without it the file stays unreadable. One thread.</remarks>
/// <typeparam name="T">The record.</typeparam>
internal sealed class RecordFileWriter<T> : IDisposable
    where T : struct, ISortedRecord<T>
{
    private readonly FileStream _file;
    private readonly byte[] _block = new byte[RecordFileFormat.BlockRecords(T.Size) * T.Size];
    private readonly ByteBuffer _index = new();
    private int _filled;
    private ulong _firstPrefix;
    private T _last;

    public RecordFileWriter(string path)
    {
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        _file.Position = RecordFileFormat.HeaderSize;
    }

    public long Records { get; private set; }

    public void Add(in T record)
    {
        Debug.Assert(Records == 0 || _last.CompareTo(record) <= 0, "records must rise");
        _last = record;
        if (_filled == 0)
        {
            _firstPrefix = record.Prefix;
        }

        record.Write(_block.AsSpan(_filled, T.Size));
        _filled += T.Size;
        Records++;
        if (_filled == _block.Length)
        {
            WriteBlock();
        }
    }

    /// <summary>Writes what is left, the index and the header.</summary>
    public void Complete()
    {
        if (_filled > 0)
        {
            WriteBlock();
        }

        _file.Write(_index.Written);
        Span<byte> header = stackalloc byte[RecordFileFormat.HeaderSize];
        RecordFileFormat.WriteHeader(header, T.Kind, T.Size, Records, Hash64.Of(_index.Written));
        _file.Position = 0;
        _file.Write(header);
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    private void WriteBlock()
    {
        ReadOnlySpan<byte> block = _block.AsSpan(0, _filled);
        Span<byte> entry = _index.Reserve(RecordFileFormat.IndexEntrySize);
        BinaryPrimitives.WriteUInt64BigEndian(entry, _firstPrefix);
        BinaryPrimitives.WriteUInt64BigEndian(entry[8..], Hash64.Of(block));
        _index.Advance(RecordFileFormat.IndexEntrySize);
        _file.Write(block);
        _filled = 0;
    }
}
