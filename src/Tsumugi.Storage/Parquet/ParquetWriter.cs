using System.Globalization;
using System.Runtime.InteropServices;
using Tsumugi.Storage.DuckDb;
using Tsumugi.Storage.Files;

namespace Tsumugi.Storage.Parquet;

/// <summary>Writes a Parquet file row by row in bounded memory, through an embedded DuckDB.</summary>
/// <remarks>
/// <para>
/// Protocol, one thread: for each row one `Append` per column in the schema's order, then <see cref="EndRow"/>; at the end
/// <see cref="Complete"/>. Without it the file is deleted on disposal. Rows keep their order, and the same rows, options and DuckDB
/// version give the same bytes.
/// </para>
/// <para>Compression runs on a second thread, which ends with <see cref="Complete"/> or <see cref="Dispose"/> in every case.</para>
/// </remarks>
public sealed class ParquetWriter : IDisposable
{
    private readonly string _path;
    private readonly ParquetSchema _schema;
    private readonly DuckDbConnection _connection;
    private readonly RowFeed _feed;
    private readonly Thread _thread;
    private RowBlock _block;
    private RowBlock _other;
    private int _column;
    private string? _error;
    private bool _finished;
    private bool _complete;
    private bool _disposed;

    /// <summary>Begins a file; an existing one is replaced.</summary>
    public ParquetWriter(string path, ParquetSchema schema, ParquetOptions? options = null)
    {
        options ??= new ParquetOptions();
        _path = Path.GetFullPath(path);
        _schema = schema;
        _block = new RowBlock(schema.Columns);
        _other = new RowBlock(schema.Columns);
        _connection = DuckDbConnection.OpenInMemory(new DuckDbOptions { MemoryBytes = options.MemoryBytes });

        // DuckDB closes row groups by bytes only when it need not keep the order of rows. With its one thread and our one source there
        // is only one order, so nothing is lost; a test watches over it.
        try
        {
            _connection.Execute("SET preserve_insertion_order = false");
            _feed = new RowFeed(_connection, schema.Columns);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }

        _thread = new Thread(() => Run(Statement(options))) { IsBackground = true, Name = "parquet writer" };
        _thread.Start();
    }

    /// <summary>Gets the number of whole rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Appends a text; null is a null.</summary>
    public void Append(string? value)
    {
        if (value is null)
        {
            AppendNull();
        }
        else
        {
            Append(value.AsSpan());
        }
    }

    /// <summary>Appends a text as UTF-8; a lone surrogate becomes U+FFFD.</summary>
    public void Append(ReadOnlySpan<char> value) => Next(ParquetType.Text).AddText(value);

    /// <summary>Appends a text that is UTF-8 already; wrong bytes become U+FFFD.</summary>
    public void AppendUtf8(ReadOnlySpan<byte> value) => Next(ParquetType.Text).AddUtf8(value);

    /// <summary>Appends a whole number.</summary>
    public void Append(long value) => Next(ParquetType.Long).Add(value);

    /// <summary>Appends a whole number.</summary>
    public void Append(int value) => Next(ParquetType.Int).Add(value);

    /// <summary>Appends a number.</summary>
    public void Append(double value) => Next(ParquetType.Double).Add(value);

    /// <summary>Appends a number or a null.</summary>
    public void Append(double? value)
    {
        if (value is { } number)
        {
            Append(number);
        }
        else
        {
            AppendNull();
        }
    }

    /// <summary>Appends a flag.</summary>
    public void Append(bool value) => Next(ParquetType.Bool).Add(value ? (byte)1 : (byte)0);

    /// <summary>Appends a day.</summary>
    public void Append(DateOnly value) => Next(ParquetType.Date).Add(value.DayNumber - 719_162); // days from 0001-01-01 to 1970-01-01

    /// <summary>Appends a null to a column of any type.</summary>
    public void AppendNull() => Next(null).AddNull();

    /// <summary>Ends a row.</summary>
    /// <exception cref="InvalidOperationException">The row has not all columns.</exception>
    /// <exception cref="IOException">The disk is full or gone, or a text is beyond the memory limit.</exception>
    public void EndRow()
    {
        if (_column != _schema.Columns.Count)
        {
            throw new InvalidOperationException($"the row has {_column} values, the schema {_schema.Columns.Count} columns");
        }

        _column = 0;
        _block.EndRow();
        Rows++;
        if (_block.IsFull)
        {
            HandOver();
        }
    }

    /// <summary>Writes what is left and closes the file.</summary>
    /// <exception cref="IOException">The disk is full or gone, or a text is beyond the memory limit.</exception>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_complete)
        {
            return;
        }

        if (_column != 0)
        {
            throw new InvalidOperationException($"the last row has only {_column} values");
        }

        if (_block.Rows > 0)
        {
            HandOver();
        }

        Finish(abandon: false);
        if (_error is not null)
        {
            throw Failure();
        }

        _complete = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Finish(abandon: true);
        _connection.Dispose();
        _feed.Dispose();
        if (!_complete && File.Exists(_path))
        {
            File.Delete(_path);
        }
    }

    private ColumnBuffer Next(ParquetType? type)
    {
        ObjectDisposedException.ThrowIf(_disposed || _finished, this);
        if (_column == _schema.Columns.Count)
        {
            throw new InvalidOperationException($"the row has more values than the schema has columns ({_schema.Columns.Count})");
        }

        ColumnBuffer column = _block.Column(_column);
        if (type is not null && column.Type != type)
        {
            throw new InvalidOperationException($"column `{_schema.Columns[_column].Name}` holds {column.Type}, not {type}");
        }

        _column++;
        return column;
    }

    private void HandOver()
    {
        if (!_feed.Push(_block))
        {
            Finish(abandon: true);
            throw Failure();
        }

        (_block, _other) = (_other, _block);
    }

    private void Finish(bool abandon)
    {
        if (!_finished)
        {
            _finished = true;
            _feed.End(abandon);
            _thread.Join();
        }
    }

    private string Statement(ParquetOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"COPY (SELECT * FROM {RowFeed.FunctionName}()) TO {DuckDbConnection.Quote(_path)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL {options.CompressionLevel}, ROW_GROUP_SIZE {options.RowGroupRows}, ROW_GROUP_SIZE_BYTES {options.RowGroupBytes}, USE_TMP_FILE false, PER_THREAD_OUTPUT false)");

    private void Run(string statement)
    {
        try
        {
            _connection.Execute(statement);
        }
        catch (Exception error)
        {
            _error = error.Message;
        }
        finally
        {
            _feed.PullerIsGone();
        }
    }

    private IOException Failure()
    {
        string message = $"{_path}: the Parquet file could not be written: {_error}";
        return _error is not null && _error.Contains(Marshal.GetPInvokeErrorMessage(DiskFull.NoSpace), StringComparison.Ordinal)
            ? new IOException(message, DiskFull.NoSpace)
            : new IOException(message);
    }
}
