using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tsumugi.Storage.Documents;

/// <summary>The layout of a document file (`.docs`), which carries documents from one pass of a run to the next.</summary>
/// <remarks>
/// <code>
///  file    := magic block* index trailer                       all numbers little-endian
///  magic   := "TSUDOCS" version(1 byte, 1)
///  block   := one zstd frame with checksum over: row* rowStart(u32)* rowCount(u32)
///  row     := id(16) offset(i64) languageConfidence(f64) text{10}
///             texts in order: source path url title author date licence encoding language text
///  text    := length(LEB128, bytes) UTF-8
///  index   := { blockOffset(i64) frameBytes(i32) rawBytes(i32) firstRow(i64) }*
///  trailer := indexOffset(i64) rowCount(i64) blockCount(i32) 0(i32) digest(8) "SCODUST" version
/// </code>
/// The digest is the first 8 bytes of the SHA-256 over the index and the trailer's numbers; the blocks are guarded by zstd's own
/// checksums and by their places. The same documents, quality and zstd version give the same bytes.
/// </remarks>
internal static class DocumentFileFormat
{
    internal const int MagicBytes = 8;
    internal const int IndexEntryBytes = 24;
    internal const int TrailerNumberBytes = 24;
    internal const int DigestBytes = 8;
    internal const int TrailerBytes = TrailerNumberBytes + DigestBytes + MagicBytes;
    internal const int RowHeadBytes = 32;
    internal const int TextsPerRow = 10;

    /// <summary>The largest block, and so the largest document: 1 GiB of UTF-8.</summary>
    internal const int MaxBlockBytes = 1 << 30;

    internal static ReadOnlySpan<byte> Magic => "TSUDOCS\u0001"u8;

    internal static ReadOnlySpan<byte> EndMagic => "SCODUST\u0001"u8;

    internal static void Digest(ReadOnlySpan<byte> index, ReadOnlySpan<byte> numbers, Span<byte> digest)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(index);
        hash.AppendData(numbers);
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(whole);
        whole[..DigestBytes].CopyTo(digest);
    }

    internal static void WriteEntry(Span<byte> entry, DocumentBlock block)
    {
        BinaryPrimitives.WriteInt64LittleEndian(entry, block.Offset);
        BinaryPrimitives.WriteInt32LittleEndian(entry[8..], block.FrameBytes);
        BinaryPrimitives.WriteInt32LittleEndian(entry[12..], block.RawBytes);
        BinaryPrimitives.WriteInt64LittleEndian(entry[16..], block.FirstRow);
    }

    internal static DocumentBlock ReadEntry(ReadOnlySpan<byte> entry) => new(
        BinaryPrimitives.ReadInt64LittleEndian(entry),
        BinaryPrimitives.ReadInt32LittleEndian(entry[8..]),
        BinaryPrimitives.ReadInt32LittleEndian(entry[12..]),
        BinaryPrimitives.ReadInt64LittleEndian(entry[16..]));
}
