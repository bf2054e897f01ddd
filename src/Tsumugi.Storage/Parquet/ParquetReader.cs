using System.Globalization;
using System.Text;
using Tsumugi.Storage.DuckDb;
using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.Parquet;

/// <summary>Reads a Parquet file row by row in bounded memory, through an embedded DuckDB.</summary>
/// <remarks>
/// One thread. Rows come in the order of the file. Whole numbers, floating-point numbers, flags, texts and blobs come as they are;
/// 128-bit and decimal numbers as doubles; everything else (dates, lists, structs) as the text that DuckDB prints. Opening takes about 15 ms.
/// </remarks>
public sealed class ParquetReader : IDisposable
{
    private readonly string _path;
    private readonly DuckDbConnection _connection;
    private readonly DuckDbReader _rows;

    private ParquetReader(string path, DuckDbConnection connection, DuckDbReader rows)
    {
        _path = path;
        _connection = connection;
        _rows = rows;
    }

    /// <summary>Gets the columns that are read, in the order asked for.</summary>
    public IReadOnlyList<string> Columns => _rows.Columns;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns wanted; null for all.</param>
    /// <param name="memoryBytes">The most memory that DuckDB may use.</param>
    /// <param name="firstRow">The first row wanted.</param>
    /// <param name="endRow">The first row no longer wanted.</param>
    /// <exception cref="InvalidDataException">The file is cut, damaged or no Parquet, or lacks a column.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ParquetReader Open(
        string path, IReadOnlyList<string>? columns = null, long memoryBytes = 512L << 20, long firstRow = 0, long endRow = long.MaxValue)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException("there is no such Parquet file", path);
        }

        DuckDbConnection connection = DuckDbConnection.OpenInMemory(new DuckDbOptions { MemoryBytes = memoryBytes });
        try
        {
            string source = Source(path);
            string list = string.Join(", ", Select(connection, path, source, columns));
            string range = firstRow == 0 && endRow == long.MaxValue
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $" WHERE file_row_number >= {firstRow} AND file_row_number < {endRow}");
            return new ParquetReader(path, connection, connection.Query($"SELECT {list} FROM {source}{range}"));
        }
        catch (DuckDbException error)
        {
            connection.Dispose();
            throw Unreadable(path, error);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Counts the rows of a file by its footer.</summary>
    /// <exception cref="InvalidDataException">The file is cut, damaged or no Parquet.</exception>
    public static long CountRows(string path)
    {
        using DuckDbConnection connection = DuckDbConnection.OpenInMemory();
        try
        {
            using DuckDbReader reader = connection.Query($"SELECT num_rows FROM parquet_file_metadata({DuckDbConnection.Quote(Pattern(path))})");
            return reader.Read() ? reader.GetInt64(0) : 0;
        }
        catch (DuckDbException error)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False behind the last one.</returns>
    /// <exception cref="InvalidDataException">The file is damaged here.</exception>
    public bool Read()
    {
        try
        {
            return _rows.Read();
        }
        catch (DuckDbException error)
        {
            throw Unreadable(_path, error);
        }
    }

    /// <summary>Finds a column by its name.</summary>
    /// <returns>-1 if it is not read.</returns>
    public int Ordinal(string column)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Says whether a value is null.</summary>
    public bool IsNull(int column) => _rows.IsNull(column);

    /// <summary>Says whether a column holds texts or blobs, which <see cref="GetUtf8"/> and <see cref="GetString"/> give.</summary>
    public bool IsText(int column) => _rows.TypeOf(column) is DuckDbType.Varchar or DuckDbType.Blob;

    /// <summary>Gets the UTF-8 of a text (or the bytes of a blob), empty for a null; valid until the next row.</summary>
    public ReadOnlySpan<byte> GetUtf8(int column) => _rows.GetUtf8(column);

    /// <summary>Gets a text, or any other value as text; empty for a null.</summary>
    public string GetString(int column)
    {
        if (IsText(column))
        {
            return Encoding.UTF8.GetString(_rows.GetUtf8(column));
        }

        return _rows.IsNull(column) ? "" : _rows.TypeOf(column) switch
        {
            DuckDbType.Boolean => _rows.GetBoolean(column) ? "true" : "false",
            DuckDbType.Float or DuckDbType.Double => _rows.GetDouble(column).ToString("R", CultureInfo.InvariantCulture),
            _ => _rows.GetInt64(column).ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Gets a whole number, 0 for a null.</summary>
    public long GetInt64(int column) => _rows.GetInt64(column);

    /// <summary>Gets a number, not-a-number for a null.</summary>
    public double GetDouble(int column) => _rows.GetDouble(column);

    /// <summary>Gets a flag, false for a null.</summary>
    public bool GetBoolean(int column) => _rows.GetBoolean(column);

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _connection.Dispose();
    }

    /// <summary>DuckDB takes paths as patterns: the letters of a pattern are put into brackets, which match themselves.</summary>
    public static string Pattern(string path)
    {
        StringBuilder pattern = new();
        foreach (char letter in Path.GetFullPath(path))
        {
            _ = letter is '*' or '?' or '[' ? pattern.Append('[').Append(letter).Append(']') : pattern.Append(letter);
        }

        return pattern.ToString();
    }

    private static string Source(string path) =>
        $"read_parquet({DuckDbConnection.Quote(Pattern(path))}, hive_partitioning = false, file_row_number = true)";

    private static IEnumerable<string> Select(DuckDbConnection connection, string path, string source, IReadOnlyList<string>? columns)
    {
        // What a column holds decides how it is asked for; file_row_number is DuckDB's own addition.
        List<(string Name, string Type)> all = [];
        using (DuckDbReader schema = connection.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * EXCLUDE (file_row_number) FROM {source})"))
        {
            while (schema.Read())
            {
                all.Add((schema.GetString(0), schema.GetString(1)));
            }
        }

        foreach (string wanted in columns ?? [.. all.Select(column => column.Name)])
        {
            (string name, string type) = all.Find(column => string.Equals(column.Name, wanted, StringComparison.OrdinalIgnoreCase));
            if (name is null)
            {
                throw new InvalidDataException($"{path}: there is no column `{wanted}`; the file has {string.Join(", ", all.Select(column => $"`{column.Name}`"))}");
            }

            string quoted = DuckDbConnection.QuoteName(name);
            yield return type switch
            {
                "BOOLEAN" or "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "UTINYINT" or "USMALLINT" or "UINTEGER"
                    or "FLOAT" or "DOUBLE" or "VARCHAR" or "BLOB" => quoted,
                "UBIGINT" or "HUGEINT" or "UHUGEINT" => $"CAST({quoted} AS DOUBLE) AS {quoted}",
                _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => $"CAST({quoted} AS DOUBLE) AS {quoted}",
                _ => $"CAST({quoted} AS VARCHAR) AS {quoted}",
            };
        }
    }

    private static InvalidDataException Unreadable(string path, DuckDbException error) =>
        new($"{path}: the Parquet file cannot be read: {error.Message}", error);
}
