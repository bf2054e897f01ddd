namespace Tsumugi.Models.Tokenizers;

/// <summary>Remembers how parts of text were cut; the same part need not be merged twice.</summary>
/// <remarks>
/// A plain hash table over two arrays, one of bytes and one of ids. When either is full everything is forgotten, which is cheap and keeps the
/// memory bounded; what is found is always what merging would give. One thread.
/// </remarks>
internal sealed class PieceCache
{
    /// <summary>Parts longer than this are merged each time: they hardly ever come again.</summary>
    internal const int MostBytes = 192;

    private const int SlotBits = 17;
    private const int Slots = 1 << SlotBits;
    private const int MostEntries = Slots / 2;

    private readonly byte[] _bytes = new byte[1 << 21];
    private readonly int[] _ids = new int[1 << 19];
    private readonly Entry[] _entries = new Entry[Slots];
    private int _byteCount;
    private int _idCount;
    private int _count;

    /// <summary>Finds the ids of a part.</summary>
    internal bool TryFind(ReadOnlySpan<byte> part, uint hash, out ReadOnlySpan<int> ids)
    {
        for (int slot = (int)(hash >> (32 - SlotBits)); ; slot = (slot + 1) & (Slots - 1))
        {
            ref Entry entry = ref _entries[slot];
            if (entry.Bytes == 0)
            {
                ids = default;
                return false;
            }

            if (entry.Hash == hash && entry.Bytes == part.Length && part.SequenceEqual(_bytes.AsSpan(entry.FirstByte, entry.Bytes)))
            {
                ids = _ids.AsSpan(entry.FirstId, entry.Ids);
                return true;
            }
        }
    }

    /// <summary>Remembers a part that is not there.</summary>
    internal void Add(ReadOnlySpan<byte> part, uint hash, ReadOnlySpan<int> ids)
    {
        if (_count == MostEntries || _bytes.Length - _byteCount < part.Length || _ids.Length - _idCount < ids.Length)
        {
            Array.Clear(_entries);
            (_count, _byteCount, _idCount) = (0, 0, 0);
        }

        int slot = (int)(hash >> (32 - SlotBits));
        while (_entries[slot].Bytes != 0)
        {
            slot = (slot + 1) & (Slots - 1);
        }

        _entries[slot] = new Entry { Hash = hash, FirstByte = _byteCount, Bytes = (short)part.Length, FirstId = _idCount, Ids = (short)ids.Length };
        part.CopyTo(_bytes.AsSpan(_byteCount));
        ids.CopyTo(_ids.AsSpan(_idCount));
        _byteCount += part.Length;
        _idCount += ids.Length;
        _count++;
    }

    private struct Entry
    {
        public uint Hash;
        public int FirstByte;
        public int FirstId;
        public short Bytes;
        public short Ids;
    }
}
