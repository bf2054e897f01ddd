using System.Buffers.Binary;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Verdicts;

/// <summary>The layout of the file that says of every stored document of a shard which rules it fails, and what a question about rules needs besides.</summary>
/// <remarks>
/// <code>
/// header    56 bytes   magic "TSUVERD1" · rows i64 · words of a document i32 · rows of a block i32 · bytes of the sources i64 · fingerprint of the tests u64 · XXH64 of the sources · XXH64 of the 48 bytes before
/// blocks    columns of its rows one after another, then XXH64 of them; every block is full except the last
///           words of bits (each u64 × rows) · Japanese letters (f64) · bytes of the text (i32) · letters (i32) · day (i32) · source (i32)
/// sources   UTF-8 names, each with its length (i32) before it
/// </code>
/// Little-endian, so that columns are copied and not converted. A block is the unit of reading and of checking. 40 bytes a document for a preset of up to 64 tests.
/// </remarks>
internal static class VerdictFormat
{
    public const int HeaderSize = 56;
    public const int BlockRows = 4096;
    public const int HashSize = sizeof(ulong);

    private const ulong Magic = 0x3144524556555354; // "TSUVERD1"

    /// <summary>Gets the bytes of a document in a block.</summary>
    public static int RowSize(int words) => ((words + 1) * sizeof(long)) + (4 * sizeof(int));

    /// <summary>Gets the bytes of all blocks.</summary>
    public static long BlocksSize(long rows, int words) => checked((rows * RowSize(words)) + ((rows + BlockRows - 1) / BlockRows * HashSize));

    public static void WriteHeader(Span<byte> header, in VerdictHeader values)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(header[8..], values.Rows);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], values.Words);
        BinaryPrimitives.WriteInt32LittleEndian(header[20..], BlockRows);
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], values.SourceBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(header[32..], values.Tests);
        BinaryPrimitives.WriteUInt64LittleEndian(header[40..], values.SourcesHash);
        BinaryPrimitives.WriteUInt64LittleEndian(header[48..], Hash64.Of(header[..48]));
    }

    /// <summary>Checks a header and gives what it says.</summary>
    /// <exception cref="InvalidDataException">The header is damaged or that of another file, or it does not fit the file's length.</exception>
    public static VerdictHeader ReadHeader(ReadOnlySpan<byte> header, long fileLength, string path)
    {
        if (BinaryPrimitives.ReadUInt64LittleEndian(header) != Magic || BinaryPrimitives.ReadUInt64LittleEndian(header[48..]) != Hash64.Of(header[..48]))
        {
            Throw(path, "the header is not that of a file of verdicts, or it is damaged");
        }

        VerdictHeader values = new(
            BinaryPrimitives.ReadInt64LittleEndian(header[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(header[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(header[24..]),
            BinaryPrimitives.ReadUInt64LittleEndian(header[32..]),
            BinaryPrimitives.ReadUInt64LittleEndian(header[40..]));
        if (values.Rows < 0 || values.Words < 1 || BinaryPrimitives.ReadInt32LittleEndian(header[20..]) != BlockRows
            || HeaderSize + BlocksSize(values.Rows, values.Words) + values.SourceBytes != fileLength)
        {
            Throw(path, $"the file has {fileLength} bytes, which is not what its header says");
        }

        return values;
    }

    [DoesNotReturn]
    [StackTraceHidden]
    public static void Throw(string path, string what) => throw new InvalidDataException($"`{path}`: {what}");
}
