using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Tsumugi.Contracts.Documents;

namespace Tsumugi.Storage.Documents;

/// <summary>Reads a document file from start to end or by row; see <see cref="DocumentFileFormat"/>.</summary>
/// <remarks>One thread. Keeps the last used blocks unpacked, one if not told otherwise; a sequential read unpacks each block once.</remarks>
public sealed class DocumentFileReader : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly DocumentBlock[] _blocks;
    private readonly DocumentBlockCache _cache;
    private readonly DocumentRowReader _rows = new();
    private int _block;

    /// <summary>Opens a file and checks its ends.</summary>
    /// <exception cref="InvalidDataException">The file is cut, damaged or no document file.</exception>
    public DocumentFileReader(string path, int cachedBlocks = 1)
    {
        _path = path;
        _file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        try
        {
            (_blocks, Count) = ReadIndex();
            _cache = new DocumentBlockCache(_file, path, cachedBlocks);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Gets the number of documents.</summary>
    public long Count { get; }

    /// <summary>Gets or sets the row that <see cref="TryRead"/> gives next.</summary>
    public long NextRow { get; set; }

    /// <summary>Reads the next document.</summary>
    /// <returns>False behind the last one.</returns>
    /// <exception cref="InvalidDataException">The block of the document is damaged.</exception>
    public bool TryRead(Document into)
    {
        if (NextRow >= Count)
        {
            return false;
        }

        ReadAt(NextRow, into);
        NextRow++;
        return true;
    }

    /// <summary>Reads one document by its row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidDataException">The block of the document is damaged.</exception>
    public void ReadAt(long row, Document into)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        _block = Find(row);
        DocumentBlock place = _blocks[_block];
        long behind = _block + 1 < _blocks.Length ? _blocks[_block + 1].FirstRow : Count;
        ReadOnlySpan<byte> block = _cache.Get(_block, place);
        if (!TryRow(block, (int)(row - place.FirstRow), (int)(behind - place.FirstRow), out ReadOnlySpan<byte> bytes) || !_rows.TryRead(bytes, into))
        {
            throw Damaged($"row {row} is not where the block says");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cache.Dispose();
        _file.Dispose();
    }

    private static bool TryRow(ReadOnlySpan<byte> block, int index, int expected, out ReadOnlySpan<byte> row)
    {
        row = default;
        if (block.Length < 4)
        {
            return false;
        }

        int count = BinaryPrimitives.ReadInt32LittleEndian(block[^4..]);
        if (count != expected || block.Length / 4 <= count)
        {
            return false;
        }

        int table = block.Length - 4 - (count * 4);
        int start = BinaryPrimitives.ReadInt32LittleEndian(block[(table + (index * 4))..]);
        int end = index + 1 < count ? BinaryPrimitives.ReadInt32LittleEndian(block[(table + ((index + 1) * 4))..]) : table;
        if (start < 0 || end < start || end > table)
        {
            return false;
        }

        row = block[start..end];
        return true;
    }

    private int Find(long row)
    {
        // Neighbouring rows mostly share their block, or are in the next one.
        for (int near = _block; near < Math.Min(_block + 2, _blocks.Length); near++)
        {
            if (_blocks[near].FirstRow <= row && (near + 1 == _blocks.Length || row < _blocks[near + 1].FirstRow))
            {
                return near;
            }
        }

        int low = 0;
        int high = _blocks.Length - 1;
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            if (_blocks[middle].FirstRow <= row)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private (DocumentBlock[] Blocks, long Count) ReadIndex()
    {
        long length = RandomAccess.GetLength(_file);
        Span<byte> magic = stackalloc byte[DocumentFileFormat.MagicBytes];
        if (RandomAccess.Read(_file, magic, 0) != magic.Length || !magic.SequenceEqual(DocumentFileFormat.Magic))
        {
            throw new InvalidDataException($"{_path}: no document file of version 1 (its first 8 bytes are others)");
        }

        Span<byte> trailer = stackalloc byte[DocumentFileFormat.TrailerBytes];
        if (length < DocumentFileFormat.MagicBytes + trailer.Length
            || RandomAccess.Read(_file, trailer, length - trailer.Length) != trailer.Length
            || !trailer[^DocumentFileFormat.MagicBytes..].SequenceEqual(DocumentFileFormat.EndMagic))
        {
            throw Damaged("its end is missing, so it was cut or never completed");
        }

        long indexOffset = BinaryPrimitives.ReadInt64LittleEndian(trailer);
        long rows = BinaryPrimitives.ReadInt64LittleEndian(trailer[8..]);
        int count = BinaryPrimitives.ReadInt32LittleEndian(trailer[16..]);
        long indexBytes = (long)count * DocumentFileFormat.IndexEntryBytes;
        if (count < 0 || rows < 0 || indexBytes > Array.MaxLength || indexOffset != length - trailer.Length - indexBytes)
        {
            throw Damaged("its index is not where its end says");
        }

        byte[] index = new byte[indexBytes];
        Span<byte> digest = stackalloc byte[DocumentFileFormat.DigestBytes];
        int read = RandomAccess.Read(_file, index, indexOffset);
        DocumentFileFormat.Digest(index, trailer[..DocumentFileFormat.TrailerNumberBytes], digest);
        if (read != index.Length || !digest.SequenceEqual(trailer.Slice(DocumentFileFormat.TrailerNumberBytes, DocumentFileFormat.DigestBytes)))
        {
            throw Damaged("its index does not have the checksum that its end says");
        }

        return (CheckBlocks(index, indexOffset, rows), rows);
    }

    private DocumentBlock[] CheckBlocks(ReadOnlySpan<byte> index, long indexOffset, long rows)
    {
        DocumentBlock[] blocks = new DocumentBlock[index.Length / DocumentFileFormat.IndexEntryBytes];
        long offset = DocumentFileFormat.MagicBytes;
        long firstRow = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            DocumentBlock block = DocumentFileFormat.ReadEntry(index[(i * DocumentFileFormat.IndexEntryBytes)..]);
            blocks[i] = block;

            // zstd's densest block is 128 KiB in 4 bytes: a larger claim is a lie that would cost memory.
            bool fits = block.Offset == offset && block.FrameBytes > 0 && block.FirstRow >= firstRow && block.FirstRow < rows
                && block.RawBytes is > 0 and <= DocumentFileFormat.MaxBlockBytes && block.RawBytes <= (block.FrameBytes * 32768L) + 4096
                && (i > 0 ? block.FirstRow > firstRow : block.FirstRow == 0);
            if (!fits)
            {
                throw Damaged($"block {i} of its index cannot be");
            }

            offset += block.FrameBytes;
            firstRow = block.FirstRow;
        }

        return offset == indexOffset && (blocks.Length > 0 || rows == 0) ? blocks : throw Damaged("its blocks do not fill it");
    }

    private InvalidDataException Damaged(string why) => new($"{_path}: damaged document file: {why}");
}
