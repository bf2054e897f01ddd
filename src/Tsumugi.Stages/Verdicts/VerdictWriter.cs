using System.Buffers.Binary;
using System.Text;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Trials;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Verdicts;

/// <summary>Writes which rules each stored document of a shard fails; see <see cref="VerdictFormat"/>.</summary>
/// <remarks>One call per row, in row order, for every stored document; then <see cref="Complete"/>. One thread. Holds one block.</remarks>
internal sealed class VerdictWriter : IDisposable
{
    private readonly ITaskContext _task;
    private readonly string _key;
    private readonly FileStream _file;
    private readonly RuleBits _bits;
    private readonly byte[] _block;
    private readonly List<string> _sources = [];
    private int _inBlock;
    private long _rows;

    /// <summary>Begins the file of a shard.</summary>
    /// <param name="task">The task that writes it.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="bits">The tests of the rules in force.</param>
    public VerdictWriter(ITaskContext task, int shard, RuleBits bits)
    {
        (_task, _key, _bits) = (task, LedgerKeys.Verdicts(shard), bits);
        _block = new byte[(VerdictFormat.BlockRows * VerdictFormat.RowSize(bits.Words)) + VerdictFormat.HashSize];
        _file = new FileStream(task.Output(_key), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        _file.Position = VerdictFormat.HeaderSize;
    }

    /// <summary>Writes the next row.</summary>
    /// <param name="words">Its bits, set where it fails.</param>
    /// <param name="source">The name of its source.</param>
    /// <param name="textBytes">UTF-8 bytes of its text.</param>
    /// <param name="rank">Its rank among twins.</param>
    public void Add(ReadOnlySpan<long> words, string source, long textBytes, in DocumentRank rank)
    {
        // Columns lie as far apart as in a full block; the last block is moved together when it is written.
        int at = 0;
        foreach (long word in words)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_block.AsSpan(at + (_inBlock * sizeof(long))), word);
            at += VerdictFormat.BlockRows * sizeof(long);
        }

        BinaryPrimitives.WriteDoubleLittleEndian(_block.AsSpan(at + (_inBlock * sizeof(double))), rank.Quality);
        at += VerdictFormat.BlockRows * sizeof(double);
        foreach (int value in (ReadOnlySpan<int>)[checked((int)textBytes), rank.Letters, rank.Day, SourceOf(source)])
        {
            BinaryPrimitives.WriteInt32LittleEndian(_block.AsSpan(at + (_inBlock * sizeof(int))), value);
            at += VerdictFormat.BlockRows * sizeof(int);
        }

        _rows++;
        if (++_inBlock == VerdictFormat.BlockRows)
        {
            WriteBlock();
        }
    }

    /// <summary>Writes what is left, the names and the header.</summary>
    public void Complete()
    {
        if (_inBlock > 0)
        {
            WriteBlock();
        }

        ByteBuffer names = new();
        foreach (string source in _sources)
        {
            int bytes = Encoding.UTF8.GetByteCount(source);
            Span<byte> entry = names.Reserve(sizeof(int) + bytes);
            BinaryPrimitives.WriteInt32LittleEndian(entry, bytes);
            _ = Encoding.UTF8.GetBytes(source, entry[sizeof(int)..]);
            names.Advance(sizeof(int) + bytes);
        }

        _file.Write(names.Written);
        Span<byte> header = stackalloc byte[VerdictFormat.HeaderSize];
        VerdictFormat.WriteHeader(header, new VerdictHeader(_rows, _bits.Words, names.Written.Length, _bits.Fingerprint(), Hash64.Of(names.Written)));
        _file.Position = 0;
        _file.Write(header);
        _file.Flush();
        _task.Records(_key, _rows);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void WriteBlock()
    {
        int length = 0;
        for (int from = 0, column = 0; column < _bits.Words + 5; column++)
        {
            int size = column <= _bits.Words ? sizeof(long) : sizeof(int);
            _block.AsSpan(from, _inBlock * size).CopyTo(_block.AsSpan(length));
            from += VerdictFormat.BlockRows * size;
            length += _inBlock * size;
        }

        BinaryPrimitives.WriteUInt64LittleEndian(_block.AsSpan(length), Hash64.Of(_block.AsSpan(0, length)));
        _file.Write(_block.AsSpan(0, length + VerdictFormat.HashSize));
        _inBlock = 0;
    }

    private int SourceOf(string name)
    {
        int known = _sources.IndexOf(name);
        if (known < 0)
        {
            known = _sources.Count;
            _sources.Add(name);
        }

        return known;
    }
}
