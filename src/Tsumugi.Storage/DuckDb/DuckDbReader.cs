using System.Text;
using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.DuckDb;

/// <summary>Reads the rows of a query, one after the other, in chunks behind the scenes.</summary>
/// <remarks>
/// One thread. Spans live until the next <see cref="Read"/>. A null gives the empty text, 0, not-a-number or false: ask
/// <see cref="IsNull"/> where that matters. Dispose it before the connection.
/// </remarks>
public sealed class DuckDbReader : IDisposable
{
    /// <summary>The most rows of a block: those of a vector of DuckDB.</summary>
    public const int BlockRows = 2048;

    private readonly DuckDbChunk _chunk;
    private readonly string[] _names;
    private readonly DuckDbType[] _types;
    private DuckDbResult _result;
    private int _row = -1;
    private bool _ended;
    private bool _disposed;

    internal DuckDbReader(DuckDbResult result)
    {
        _result = result;
        int columns = (int)DuckDbNative.ColumnCount(ref _result);
        _names = new string[columns];
        _types = new DuckDbType[columns];
        for (int i = 0; i < columns; i++)
        {
            _names[i] = DuckDbNative.Text(DuckDbNative.ColumnName(ref _result, (ulong)i));
            _types[i] = DuckDbNative.ColumnType(ref _result, (ulong)i);
        }

        _chunk = new DuckDbChunk(_types);
    }

    /// <summary>Gets the names of the columns.</summary>
    public IReadOnlyList<string> Columns => _names;

    /// <summary>Goes to the next row.</summary>
    /// <returns>False behind the last one.</returns>
    /// <exception cref="DuckDbException">The query failed on the way.</exception>
    public bool Read()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return ++_row < _chunk.Rows || NextChunk();
    }

    /// <summary>Goes to the next block of rows, for columns that are taken as a whole with <see cref="CopyDoubles"/>.</summary>
    /// <returns>The number of its rows, at most <see cref="BlockRows"/>; 0 behind the last one.</returns>
    /// <exception cref="DuckDbException">The query failed on the way.</exception>
    public int ReadBlock()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return NextChunk() ? _chunk.Rows : 0;
    }

    /// <summary>Copies a column of numbers of the present block; a null becomes not-a-number.</summary>
    /// <param name="column">The column.</param>
    /// <param name="to">Receives as many numbers as the block has rows.</param>
    public void CopyDoubles(int column, Span<double> to) => _chunk.CopyDoubles(column, to);

    private bool NextChunk()
    {
        _row = -1;
        while (!_ended)
        {
            _chunk.Take(DuckDbNative.FetchChunk(_result));
            if (_chunk.Rows > 0)
            {
                _row = 0;
                return true;
            }

            // The end and a failure look the same until the error is asked for.
            _ended = true;
            nint error = DuckDbNative.ResultError(ref _result);
            if (error != 0 && DuckDbNative.Text(error) is { Length: > 0 } message)
            {
                throw new DuckDbException(message);
            }
        }

        return false;
    }

    /// <summary>Says whether a value is null.</summary>
    public bool IsNull(int column) => _chunk.IsNull(column, _row);

    /// <summary>Gets the UTF-8 of a text, or the bytes of a blob; valid until the next row.</summary>
    public ReadOnlySpan<byte> GetUtf8(int column) => _chunk.Bytes(column, _row);

    /// <summary>Gets a text.</summary>
    public string GetString(int column) => Encoding.UTF8.GetString(_chunk.Bytes(column, _row));

    /// <summary>Gets a whole number of any width; dates as days and timestamps as microseconds since 1970-01-01.</summary>
    /// <exception cref="OverflowException">The number does not fit.</exception>
    public long GetInt64(int column) => _chunk.Int64(column, _row);

    /// <summary>Gets a number.</summary>
    public double GetDouble(int column) => _chunk.Double(column, _row);

    /// <summary>Gets a flag.</summary>
    public bool GetBoolean(int column) => _chunk.Int64(column, _row) != 0;

    /// <summary>Gets a date.</summary>
    public DateOnly GetDate(int column) => DateOnly.FromDayNumber(checked((int)GetInt64(column) + 719_162)); // days from 0001-01-01 to 1970-01-01

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _chunk.Dispose();
            DuckDbNative.DestroyResult(ref _result);
        }
    }

    internal DuckDbType TypeOf(int column) => _types[column];
}
