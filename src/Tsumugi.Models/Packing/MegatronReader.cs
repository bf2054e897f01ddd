using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Tsumugi.Models.Formats;

namespace Tsumugi.Models.Packing;

/// <summary>Reads packed tokens as Megatron stores them; everything the index says is checked when it is opened.</summary>
/// <remarks>Any number of threads may read. Takes 8 bytes of memory for each document.</remarks>
public sealed class MegatronReader : IDisposable
{
    private const int MostTokensAtOnce = 1 << 15;

    private readonly SafeFileHandle _tokens;
    private readonly long[] _ends;

    private MegatronReader(string prefix, TokenWidth width, SafeFileHandle tokens, long[] ends) => (Prefix, Width, _tokens, _ends) = (prefix, width, tokens, ends);

    /// <summary>Gets the path without its ending.</summary>
    public string Prefix { get; }

    /// <summary>Gets how tokens lie in the file.</summary>
    public TokenWidth Width { get; }

    /// <summary>Gets the number of documents.</summary>
    public int Documents => _ends.Length;

    /// <summary>Gets the number of tokens.</summary>
    public long Tokens => _ends.Length == 0 ? 0 : _ends[^1];

    /// <summary>Opens a pair of files.</summary>
    /// <param name="path">The path of either, or without an ending.</param>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5200: the files do not belong together, are cut, or are of another kind.</exception>
    public static MegatronReader Open(string path)
    {
        string prefix = MegatronFormat.Prefix(path);
        using SafeFileHandle index = File.OpenHandle(MegatronFormat.IndexPath(prefix));
        SafeFileHandle tokens = File.OpenHandle(MegatronFormat.TokensPath(prefix), options: FileOptions.RandomAccess);
        try
        {
            (TokenWidth width, long[] ends) = ReadIndex(index, RandomAccess.GetLength(tokens), MegatronFormat.IndexPath(prefix));
            return new MegatronReader(prefix, width, tokens, ends);
        }
        catch
        {
            tokens.Dispose();
            throw;
        }
    }

    /// <summary>Gets the first token of a document.</summary>
    public long Start(int document) => document == 0 ? 0 : _ends[document - 1];

    /// <summary>Gets the first token behind a document.</summary>
    public long End(int document) => _ends[document];

    /// <summary>Reads tokens.</summary>
    /// <param name="start">The first.</param>
    /// <param name="tokens">Where they go; all are filled.</param>
    public void Read(long start, Span<int> tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + tokens.Length, Tokens, nameof(start));
        int size = Width == TokenWidth.UInt16 ? 2 : 4;
        byte[] buffer = new byte[Math.Min(tokens.Length, MostTokensAtOnce) * size];
        while (!tokens.IsEmpty)
        {
            int count = Math.Min(tokens.Length, MostTokensAtOnce);
            ReadExactly(_tokens, buffer.AsSpan(0, count * size), start * size, MegatronFormat.TokensPath(Prefix));
            for (int i = 0; i < count; i++)
            {
                tokens[i] = size == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(i * 2)) : BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(i * 4));
            }

            tokens = tokens[count..];
            start += count;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tokens.Dispose();

    private static (TokenWidth Width, long[] Ends) ReadIndex(SafeFileHandle file, long tokenBytes, string path)
    {
        long length = RandomAccess.GetLength(file);
        Span<byte> header = stackalloc byte[MegatronFormat.HeaderBytes];
        if (length < header.Length)
        {
            ModelFiles.BrokenTokens(path, $"it ends within its header ({length} bytes)", $"ヘッダの途中で終わっています（{length} バイト）");
        }

        ReadExactly(file, header, 0, path);
        if (!header.StartsWith(MegatronFormat.Magic))
        {
            ModelFiles.BrokenTokens(path, "it does not begin as an index of Megatron does", "先頭が Megatron の索引のものではありません");
        }

        if (BinaryPrimitives.ReadUInt64LittleEndian(header[9..]) != MegatronFormat.Version)
        {
            ModelFiles.BrokenTokens(path, $"version {BinaryPrimitives.ReadUInt64LittleEndian(header[9..])}, expected 1", $"版が {BinaryPrimitives.ReadUInt64LittleEndian(header[9..])} です。1 でなければなりません");
        }

        TokenWidth width = TokenWidth.UInt16;
        if (header[17] == MegatronFormat.Int32Code)
        {
            width = TokenWidth.Int32;
        }
        else if (header[17] != MegatronFormat.UInt16Code)
        {
            ModelFiles.BrokenTokens(path, $"tokens of type {header[17]}, expected 4 (i32) or 8 (u16)", $"トークンの型が {header[17]} です。4（i32）か 8（u16）でなければなりません");
        }

        ulong sequences = BinaryPrimitives.ReadUInt64LittleEndian(header[18..]);
        ulong marks = BinaryPrimitives.ReadUInt64LittleEndian(header[26..]);

        // Compared as shares of what is there, so that no count, however large, overflows or makes us take memory.
        long rest = length - header.Length;
        if (sequences > (ulong)rest / 12 || marks > (ulong)rest / 8 || sequences > int.MaxValue || marks < 1
            || ((long)sequences * 12) + ((long)marks * 8) is var needed && needed != rest && needed + (long)sequences != rest)
        {
            ModelFiles.BrokenTokens(path, $"{sequences} sequences and {marks} marks do not make {length} bytes", $"系列 {sequences} 件と区切り {marks} 件では {length} バイトになりません");
        }

        long[] sequenceEnds = ReadSequences(file, (int)sequences, width == TokenWidth.UInt16 ? 2 : 4, tokenBytes, path);
        return (width, ReadMarks(file, (long)sequences * 12 + header.Length, (int)marks, sequenceEnds, path));
    }

    private static long[] ReadSequences(SafeFileHandle file, int count, int size, long tokenBytes, string path)
    {
        long[] ends = new long[count];
        byte[] lengths = new byte[4 * Math.Min(count, MostTokensAtOnce)], offsets = new byte[8 * Math.Min(count, MostTokensAtOnce)];
        long end = 0;
        for (int i = 0; i < count; i++)
        {
            int at = i % MostTokensAtOnce;
            if (at == 0)
            {
                int block = Math.Min(MostTokensAtOnce, count - i);
                ReadExactly(file, lengths.AsSpan(0, 4 * block), MegatronFormat.HeaderBytes + (4L * i), path);
                ReadExactly(file, offsets.AsSpan(0, 8 * block), MegatronFormat.HeaderBytes + (4L * count) + (8L * i), path);
            }

            int length = BinaryPrimitives.ReadInt32LittleEndian(lengths.AsSpan(4 * at));
            long offset = BinaryPrimitives.ReadInt64LittleEndian(offsets.AsSpan(8 * at));
            if (length < 0 || offset != end * size)
            {
                ModelFiles.BrokenTokens(path, $"sequence {i} has {length} tokens at byte {offset}, expected byte {end * size}", $"系列 {i} は {length} トークン、位置 {offset} バイトです。位置は {end * size} バイトでなければなりません");
            }

            end += length;
            ends[i] = end;
        }

        if (end * size != tokenBytes)
        {
            ModelFiles.BrokenTokens(path, $"it tells of {end} tokens of {size} bytes, but the `.bin` file has {tokenBytes} bytes", $"{size} バイトのトークンが {end} 個あるはずですが、`.bin` ファイルは {tokenBytes} バイトです");
        }

        return ends;
    }

    private static long[] ReadMarks(SafeFileHandle file, long start, int count, long[] sequenceEnds, string path)
    {
        byte[] bytes = new byte[8 * Math.Min(count, MostTokensAtOnce)];
        long[] ends = new long[count - 1];
        long last = 0;
        for (int i = 0; i < count; i++)
        {
            int at = i % MostTokensAtOnce;
            if (at == 0)
            {
                ReadExactly(file, bytes.AsSpan(0, 8 * Math.Min(MostTokensAtOnce, count - i)), start + (8L * i), path);
            }

            long mark = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8 * at));
            if (mark < last || mark > sequenceEnds.Length || (i == 0 && mark != 0) || (i == count - 1 && mark != sequenceEnds.Length))
            {
                ModelFiles.BrokenTokens(path, $"mark {i} of documents is {mark}, after {last}, of {sequenceEnds.Length} sequences", $"文書の区切り {i} が {mark} です（直前は {last}、系列は {sequenceEnds.Length} 件）");
            }

            if (i > 0)
            {
                ends[i - 1] = mark == 0 ? 0 : sequenceEnds[mark - 1];
            }

            last = mark;
        }

        return ends;
    }

    private static void ReadExactly(SafeFileHandle file, Span<byte> bytes, long at, string path)
    {
        while (!bytes.IsEmpty)
        {
            int read = RandomAccess.Read(file, bytes, at);
            if (read == 0)
            {
                ModelFiles.BrokenTokens(path, "it became shorter while it was read", "読んでいる間に短くなりました");
            }

            bytes = bytes[read..];
            at += read;
        }
    }
}
