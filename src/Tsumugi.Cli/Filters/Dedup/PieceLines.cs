using Tsumugi.Stages.Read;
using Tsumugi.Stages.Read.Lines;

namespace Tsumugi.Cli.Filters.Dedup;

/// <summary>Reads the lines of a piece, blank ones left out.</summary>
internal sealed class PieceLines : IDisposable
{
    private readonly LinePiece _piece;
    private readonly LineFeed _feed;
    private readonly LineReader _reader;
    private int _skipped;
    private int _length;

    /// <summary>Opens a piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="mostBytes">The longest line.</param>
    public PieceLines(LinePiece piece, int mostBytes)
    {
        _piece = piece;

        // The byte before the piece tells whether a line begins with it: what is read up to the next line end belongs to the piece before.
        long start = Math.Max(0, piece.Start - 1);
        _feed = new LineFeed(piece.Path, start);
        _reader = new LineReader(_feed, start, ReadLimits.Default with { LineBytes = mostBytes });
        if (piece.Start > 0)
        {
            _reader.TryRead();
        }
    }

    /// <summary>Gets the line without byte order mark and line end.</summary>
    public ReadOnlySpan<byte> Line => _reader.Line.Slice(_skipped, _length);

    /// <summary>Gets the position of its first byte.</summary>
    public long Start => _reader.Offset + _skipped;

    /// <summary>Gets the number of the line within the piece, blank ones counted.</summary>
    public long Number { get; private set; }

    /// <summary>Gets a value indicating whether the line is longer than the limit.</summary>
    public bool IsTooLong => _reader.IsTooLong;

    /// <summary>Gets why the file ended before its end; empty if it did not.</summary>
    public string DamageReason => _feed.DamageReason;

    /// <summary>Goes to the next line.</summary>
    /// <returns>False behind the last one.</returns>
    public bool TryRead()
    {
        while (_reader.Next < _piece.End && _reader.TryRead())
        {
            Number++;
            ReadOnlySpan<byte> line = _reader.Line;
            _skipped = line.StartsWith("\uFEFF"u8) ? 3 : 0;
            _length = line[_skipped..].TrimEnd((byte)'\r').Length;
            if (_reader.IsTooLong || !Line.Trim(" \t"u8).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _reader.Dispose();
}
