using System.Buffers.Binary;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>The layout that all sorted record files share.</summary>
/// <remarks>
/// <code>
/// header   48 bytes   magic "TSURECS1" · kind u32 · record size u32 · records u64 · records per block u32 · 0 u32 · XXH64 of the index · XXH64 of the 40 bytes before
/// blocks              records one after another, in rising order; every block is full except the last
/// index    16 × blocks   prefix of the block's first record u64 · XXH64 of the block's bytes
/// </code>
/// All numbers are big-endian. A block is the unit of reading and of checking; the prefixes let a task read its range of keys only.
/// </remarks>
internal static class RecordFileFormat
{
    public const int HeaderSize = 48;
    public const int IndexEntrySize = 16;

    private const ulong Magic = 0x5453555245435331; // "TSURECS1"
    private const int BlockBytes = 1 << 16;

    public static int BlockRecords(int recordSize) => BlockBytes / recordSize;

    public static void WriteHeader(Span<byte> header, uint kind, int recordSize, long records, ulong indexHash)
    {
        BinaryPrimitives.WriteUInt64BigEndian(header, Magic);
        BinaryPrimitives.WriteUInt32BigEndian(header[8..], kind);
        BinaryPrimitives.WriteInt32BigEndian(header[12..], recordSize);
        BinaryPrimitives.WriteInt64BigEndian(header[16..], records);
        BinaryPrimitives.WriteInt32BigEndian(header[24..], BlockRecords(recordSize));
        BinaryPrimitives.WriteInt32BigEndian(header[28..], 0);
        BinaryPrimitives.WriteUInt64BigEndian(header[32..], indexHash);
        BinaryPrimitives.WriteUInt64BigEndian(header[40..], Hash64.Of(header[..40]));
    }

    /// <summary>Checks a header and gives what it says.</summary>
    /// <exception cref="InvalidDataException">The header is not that of a file of this kind, or it does not fit the file's length.</exception>
    public static (long Records, ulong IndexHash) ReadHeader(ReadOnlySpan<byte> header, uint kind, int recordSize, long fileLength, string path)
    {
        if (BinaryPrimitives.ReadUInt64BigEndian(header) != Magic || BinaryPrimitives.ReadUInt64BigEndian(header[40..]) != Hash64.Of(header[..40]))
        {
            Throw(path, "the header is not that of a record file, or it is damaged");
        }

        int blockRecords = BlockRecords(recordSize);
        if (BinaryPrimitives.ReadUInt32BigEndian(header[8..]) != kind
            || BinaryPrimitives.ReadInt32BigEndian(header[12..]) != recordSize
            || BinaryPrimitives.ReadInt32BigEndian(header[24..]) != blockRecords)
        {
            Throw(path, "the file holds records of another kind");
        }

        long records = BinaryPrimitives.ReadInt64BigEndian(header[16..]);
        UInt128 expected = HeaderSize + ((UInt128)(ulong)records * (uint)recordSize) + ((((UInt128)(ulong)records + (uint)blockRecords - 1) / (uint)blockRecords) * IndexEntrySize);
        if (records < 0 || expected != (UInt128)fileLength)
        {
            Throw(path, $"the file has {fileLength} bytes, its header says {expected}");
        }

        return (records, BinaryPrimitives.ReadUInt64BigEndian(header[32..]));
    }

    /// <summary>Reads bytes that must be there.</summary>
    public static void ReadExactly(SafeFileHandle file, Span<byte> bytes, long at, string path)
    {
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(file, bytes, at);
            if (read == 0)
            {
                Throw(path, $"the file ends at byte {at}, in the middle of something");
            }

            bytes = bytes[read..];
            at += read;
        }
    }

    [DoesNotReturn]
    [StackTraceHidden]
    public static void Throw(string path, string what) => throw new InvalidDataException($"`{path}`: {what}");
}
