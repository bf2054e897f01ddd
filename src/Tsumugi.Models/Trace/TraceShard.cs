using System.IO.MemoryMappedFiles;
using Tsumugi.Models.Packing;

namespace Tsumugi.Models.Trace;

/// <summary>One part of an index, mapped into memory: finds where a row of tokens stands. Any number of threads may ask.</summary>
internal sealed class TraceShard : IDisposable
{
    private readonly MemoryMappedFile _orderFile;
    private readonly MemoryMappedViewAccessor _order;
    private readonly MemoryMappedViewAccessor _tokens;
    private readonly TokenWidth _width;

    /// <summary>Maps a part.</summary>
    /// <param name="orderPath">Its sorted suffixes.</param>
    /// <param name="tokens">The tokens of all parts.</param>
    /// <param name="width">How tokens lie there.</param>
    /// <param name="start">Its first token.</param>
    /// <param name="count">Its tokens.</param>
    public TraceShard(string orderPath, MemoryMappedViewAccessor tokens, TokenWidth width, long start, int count)
    {
        FileInfo file = new(orderPath);
        if (!file.Exists || file.Length != (long)count * sizeof(int))
        {
            throw TraceFaults.Broken(orderPath, file.Exists ? $"{file.Length} bytes, expected {(long)count * sizeof(int)}" : "it is missing", file.Exists ? $"{file.Length} バイトです。{(long)count * sizeof(int)} バイトでなければなりません" : "ありません");
        }

        (_tokens, _width, Start, Count) = (tokens, width, start, count);
        _orderFile = MemoryMappedFile.CreateFromFile(orderPath, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _order = _orderFile.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    /// <summary>Gets the first token of the part.</summary>
    public long Start { get; }

    /// <summary>Gets the number of tokens.</summary>
    public int Count { get; }

    /// <summary>Narrows a range of suffixes that begin with some tokens to those that have a further one behind them.</summary>
    /// <param name="range">The suffixes so far; all of them at first.</param>
    /// <param name="depth">How many tokens they share.</param>
    /// <param name="token">The further token.</param>
    public (int Low, int High) Narrow((int Low, int High) range, int depth, int token)
    {
        int low = Bound(range, depth, token);
        return low == range.High || At(low, depth) != token ? (low, low) : (low, Bound((low, range.High), depth, token + 1));
    }

    /// <summary>Gets the place of a suffix, counted from the first token of all parts.</summary>
    public long Place(int suffix) => Start + Local(suffix);

    /// <inheritdoc/>
    public void Dispose()
    {
        _order.Dispose();
        _orderFile.Dispose();
    }

    /// <summary>Finds the first suffix of a range whose token at a depth is not below another.</summary>
    private int Bound((int Low, int High) range, int depth, int token)
    {
        (int low, int high) = range;
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high) / 2);
            (low, high) = At(middle, depth) < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Gets the token of a suffix at a depth; -1 behind the end of the part, which is less than every token.</summary>
    private int At(int suffix, int depth)
    {
        long place = (long)Local(suffix) + depth;
        return place >= Count ? -1
            : _width == TokenWidth.UInt16 ? _tokens.ReadUInt16((Start + place) * sizeof(ushort))
            : _tokens.ReadInt32((Start + place) * sizeof(int));
    }

    private int Local(int suffix)
    {
        int local = _order.ReadInt32((long)suffix * sizeof(int));
        return (uint)local < (uint)Count ? local : throw TraceFaults.Broken("", $"suffix {suffix} begins at {local} of {Count} tokens", $"接尾辞 {suffix} の位置が {local} です（トークンは {Count} 個）");
    }
}
