using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Storage.Compression;
using Tsumugi.Text;

namespace Tsumugi.Storage.Documents;

/// <summary>Writes documents into a document file; see <see cref="DocumentFileFormat"/>.</summary>
/// <remarks>
/// One thread. Without <see cref="Complete"/> the file is deleted on disposal. Text is stored as UTF-8; a lone surrogate becomes U+FFFD.
/// Memory: twice the block, or the largest document.
/// </remarks>
public sealed class DocumentFileWriter : IDisposable
{
    /// <summary>Raw bytes after which a block is closed.</summary>
    public const int DefaultBlockBytes = 1 << 20;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly int _blockBytes;
    private readonly ZstandardCompressor _compressor;
    private readonly ByteBuffer _rows;
    private readonly List<int> _starts = [];
    private readonly List<DocumentBlock> _blocks = [];
    private long _offset;
    private bool _complete;

    /// <summary>Creates the file; an existing one is replaced.</summary>
    /// <param name="path">Where to write.</param>
    /// <param name="quality">zstd level; 1 keeps pace with the pipeline, 3 is about a tenth smaller.</param>
    /// <param name="blockBytes">Raw bytes per block: what a random read has to unpack.</param>
    public DocumentFileWriter(string path, int quality = 1, int blockBytes = DefaultBlockBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockBytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockBytes, DocumentFileFormat.MaxBlockBytes / 2);
        _path = path;
        _blockBytes = blockBytes;
        _compressor = new ZstandardCompressor(new ZstandardCompressionOptions { Quality = quality, AppendChecksum = true });
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _rows = new ByteBuffer(blockBytes + (blockBytes / 4));
        try
        {
            Write(DocumentFileFormat.Magic);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Gets the number of documents added.</summary>
    public long Count { get; private set; }

    /// <summary>Appends a document with all its fields.</summary>
    /// <exception cref="ArgumentException">The document has more than 1 GiB.</exception>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Add(Document document)
    {
        int start = _rows.Length;
        if (BytesAtMost(document) > DocumentFileFormat.MaxBlockBytes - start)
        {
            // The estimate is three bytes a unit; a giant gets a block of its own, and one beyond the format is refused.
            FlushBlock();
            start = 0;
            if (BytesAtMost(document) > DocumentFileFormat.MaxBlockBytes)
            {
                throw new ArgumentException($"document {document.Id} may need {BytesAtMost(document)} bytes, the format holds {DocumentFileFormat.MaxBlockBytes}", nameof(document));
            }
        }

        _starts.Add(start);
        Span<byte> head = _rows.Reserve(DocumentFileFormat.RowHeadBytes);
        BinaryPrimitives.WriteUInt128LittleEndian(head, document.Id.Value);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], document.Offset);
        BinaryPrimitives.WriteDoubleLittleEndian(head[24..], document.LanguageConfidence);
        _rows.Advance(DocumentFileFormat.RowHeadBytes);
        AddText(document.Source);
        AddText(document.Path);
        AddText(document.Url);
        AddText(document.Title);
        AddText(document.Author);
        AddText(document.Date);
        AddText(document.Licence);
        AddText(document.Encoding);
        AddText(document.Language);
        AddText(document.Text.Written);
        Count++;
        if (_rows.Length >= _blockBytes)
        {
            FlushBlock();
        }
    }

    /// <summary>Writes the last block and the index, and closes the file.</summary>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Complete()
    {
        FlushBlock();
        byte[] index = new byte[_blocks.Count * DocumentFileFormat.IndexEntryBytes];
        for (int i = 0; i < _blocks.Count; i++)
        {
            DocumentFileFormat.WriteEntry(index.AsSpan(i * DocumentFileFormat.IndexEntryBytes), _blocks[i]);
        }

        Span<byte> trailer = stackalloc byte[DocumentFileFormat.TrailerBytes];
        Span<byte> numbers = trailer[..DocumentFileFormat.TrailerNumberBytes];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, _offset);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], Count);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[16..], _blocks.Count);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[20..], 0);
        DocumentFileFormat.Digest(index, numbers, trailer[DocumentFileFormat.TrailerNumberBytes..]);
        DocumentFileFormat.EndMagic.CopyTo(trailer[^DocumentFileFormat.MagicBytes..]);
        Write(index);
        Write(trailer);
        _file.Dispose();
        _complete = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _compressor.Dispose();
        _file.Dispose();
        if (!_complete)
        {
            File.Delete(_path);
        }
    }

    private static long BytesAtMost(Document document) =>
        DocumentFileFormat.RowHeadBytes + 4 // the row's entry in the block's table
        + (DocumentFileFormat.TextsPerRow * 5)
        + (3L * (document.Source.Length + document.Path.Length + document.Url.Length + document.Title.Length + document.Author.Length
            + document.Date.Length + document.Licence.Length + document.Encoding.Length + document.Language.Length + (long)document.Text.Length));

    private void AddText(ReadOnlySpan<char> text)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        Span<byte> room = _rows.Reserve(bytes + 5);
        int used = 0;
        uint rest = (uint)bytes;
        for (; rest >= 0x80; rest >>= 7)
        {
            room[used++] = (byte)(rest | 0x80);
        }

        room[used++] = (byte)rest;
        used += Encoding.UTF8.GetBytes(text, room[used..]);
        _rows.Advance(used);
    }

    private void FlushBlock()
    {
        if (_starts.Count == 0)
        {
            return;
        }

        Span<byte> table = _rows.Reserve((_starts.Count + 1) * 4);
        for (int i = 0; i < _starts.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(table[(i * 4)..], _starts[i]);
        }

        BinaryPrimitives.WriteInt32LittleEndian(table[(_starts.Count * 4)..], _starts.Count);
        _rows.Advance((_starts.Count + 1) * 4);

        byte[] frame = ArrayPool<byte>.Shared.Rent(ZstandardCompressor.MaxCompressedLength(_rows.Length));
        try
        {
            int frameBytes = _compressor.Compress(_rows.Written, frame);
            _blocks.Add(new DocumentBlock(_offset, frameBytes, _rows.Length, Count - _starts.Count));
            Write(frame.AsSpan(0, frameBytes));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame);
        }

        _starts.Clear();
        _rows.Clear();
        _rows.Trim(8 * _blockBytes);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _file.Write(bytes);
        _offset += bytes.Length;
    }
}
