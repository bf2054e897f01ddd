using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Tsumugi.Stages.Trials;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Verdicts;

/// <summary>Reads what <see cref="VerdictWriter"/> wrote, a shard at a time.</summary>
/// <remarks>One thread.</remarks>
internal sealed class VerdictReader
{
    private byte[] _block = [];

    /// <summary>Gets the fingerprint of the tests of a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static ulong TestsOf(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        return Header(file, path).Tests;
    }

    /// <summary>Reads all documents of a shard.</summary>
    /// <param name="path">The file.</param>
    /// <param name="into">Receives them.</param>
    /// <param name="sources">Gives the sources the numbers that hold for all shards.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public void Read(string path, ShardDocuments into, SourceNames sources)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        VerdictHeader header = Header(file, path);
        if (header.Words > into.Words.Count + 1)
        {
            VerdictFormat.Throw(path, $"a document has {header.Words} words, which is more than its rules need");
        }

        int[] numbers = Sources(file, header, path, sources);
        into.Begin(checked((int)header.Rows));
        long at = VerdictFormat.HeaderSize;
        for (int first = 0; first < into.Count; first += VerdictFormat.BlockRows)
        {
            int rows = Math.Min(VerdictFormat.BlockRows, into.Count - first);
            int length = rows * VerdictFormat.RowSize(header.Words);
            Fill(file, length + VerdictFormat.HashSize, at, path);
            if (Hash64.Of(_block.AsSpan(0, length)) != BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(length)))
            {
                VerdictFormat.Throw(path, $"the block at byte {at} is damaged");
            }

            Copy(into, first, rows, header.Words, numbers);
            at += length + VerdictFormat.HashSize;
        }
    }

    private void Copy(ShardDocuments into, int first, int rows, int words, int[] numbers)
    {
        int from = 0;
        for (int word = 0; word < words; word++)
        {
            Take(word == 0 ? into.Hosts : into.Words[word - 1], sizeof(long));
        }

        Take(into.Japanese, sizeof(double));
        Take(into.Bytes, sizeof(int));
        Take(into.Letters, sizeof(int));
        Take(into.Days, sizeof(int));
        Take(into.Sources, sizeof(int));
        Span<int> sources = into.Sources.AsSpan(first, rows);
        for (int row = 0; row < sources.Length; row++)
        {
            // A number without a name would have been seen by the hash of the block, unless the writer is wrong: then the bounds are checked here.
            sources[row] = numbers[sources[row]];
        }

        void Take(Array column, int size)
        {
            // Machines that .NET 10 runs on are little-endian, as the file is.
            Buffer.BlockCopy(_block, from, column, checked(first * size), rows * size);
            from += rows * size;
        }
    }

    private int[] Sources(SafeFileHandle file, in VerdictHeader header, string path, SourceNames sources)
    {
        int length = checked((int)header.SourceBytes);
        Fill(file, length, VerdictFormat.HeaderSize + VerdictFormat.BlocksSize(header.Rows, header.Words), path);
        ReadOnlySpan<byte> names = _block.AsSpan(0, length);
        if (Hash64.Of(names) != header.SourcesHash)
        {
            VerdictFormat.Throw(path, "the names of the sources are damaged");
        }

        List<int> numbers = [];
        while (names.Length > 0)
        {
            int bytes = BinaryPrimitives.ReadInt32LittleEndian(names);
            numbers.Add(sources.Of(names.Slice(sizeof(int), bytes)));
            names = names[(sizeof(int) + bytes)..];
        }

        return [.. numbers];
    }

    private static VerdictHeader Header(SafeFileHandle file, string path)
    {
        Span<byte> header = stackalloc byte[VerdictFormat.HeaderSize];
        ReadExactly(file, header, 0, path);
        return VerdictFormat.ReadHeader(header, RandomAccess.GetLength(file), path);
    }

    private void Fill(SafeFileHandle file, int bytes, long at, string path)
    {
        if (_block.Length < bytes)
        {
            _block = new byte[bytes];
        }

        ReadExactly(file, _block.AsSpan(0, bytes), at, path);
    }

    private static void ReadExactly(SafeFileHandle file, Span<byte> bytes, long at, string path)
    {
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(file, bytes, at);
            if (read == 0)
            {
                VerdictFormat.Throw(path, $"the file ends at byte {at}, in the middle of something");
            }

            bytes = bytes[read..];
            at += read;
        }
    }
}
