using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Storage.Documents;

/// <summary>Unpacks blocks and keeps the last used ones.</summary>
internal sealed class DocumentBlockCache : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly ZstandardDecompressor _decompressor = new();
    private readonly Slot[] _slots;
    private long _uses;

    internal DocumentBlockCache(SafeFileHandle file, string path, int slots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        _file = file;
        _path = path;
        _slots = new Slot[slots];
        for (int i = 0; i < slots; i++)
        {
            _slots[i] = new Slot();
        }
    }

    /// <summary>Gets the unpacked bytes of a block; valid until the next call.</summary>
    internal ReadOnlySpan<byte> Get(int index, DocumentBlock block)
    {
        Slot oldest = _slots[0];
        foreach (Slot slot in _slots)
        {
            if (slot.Index == index)
            {
                slot.LastUse = ++_uses;
                return slot.Bytes.AsSpan(0, block.RawBytes);
            }

            if (slot.LastUse < oldest.LastUse)
            {
                oldest = slot;
            }
        }

        Unpack(oldest, index, block);
        return oldest.Bytes.AsSpan(0, block.RawBytes);
    }

    public void Dispose()
    {
        _decompressor.Dispose();
        foreach (Slot slot in _slots)
        {
            Return(slot);
        }
    }

    private static void Return(Slot slot)
    {
        slot.Index = -1;
        if (slot.Bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(slot.Bytes);
            slot.Bytes = [];
        }
    }

    private void Unpack(Slot slot, int index, DocumentBlock block)
    {
        slot.Index = -1;
        if (slot.Bytes.Length < block.RawBytes || slot.Bytes.Length > 16L * Math.Max(block.RawBytes, DocumentFileWriter.DefaultBlockBytes))
        {
            Return(slot);
            slot.Bytes = ArrayPool<byte>.Shared.Rent(block.RawBytes);
        }

        byte[] frame = ArrayPool<byte>.Shared.Rent(block.FrameBytes);
        try
        {
            Span<byte> packed = frame.AsSpan(0, block.FrameBytes);
            int read = 0;
            while (read < packed.Length && RandomAccess.Read(_file, packed[read..], block.Offset + read) is > 0 and int more)
            {
                read += more;
            }

            int written = _decompressor.Decompress(packed[..read], slot.Bytes.AsSpan(0, block.RawBytes));
            if (written != block.RawBytes)
            {
                throw new InvalidDataException($"it has {written} bytes, expected {block.RawBytes}");
            }
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{_path}: damaged document file: block {index} at byte {block.Offset}: {error.Message}", error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame);
        }

        slot.Index = index;
        slot.LastUse = ++_uses;
    }

    private sealed class Slot
    {
        internal byte[] Bytes { get; set; } = [];

        internal int Index { get; set; } = -1;

        internal long LastUse { get; set; }
    }
}
