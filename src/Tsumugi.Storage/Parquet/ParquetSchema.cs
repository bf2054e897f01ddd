namespace Tsumugi.Storage.Parquet;

/// <summary>The columns of a Parquet file in their order.</summary>
public sealed class ParquetSchema
{
    private readonly ParquetColumn[] _columns;

    /// <summary>Creates a schema.</summary>
    /// <exception cref="ArgumentException">There is no column, or a name is empty or there twice (letter case does not count).</exception>
    public ParquetSchema(params IEnumerable<ParquetColumn> columns)
    {
        _columns = [.. columns];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        if (_columns.Length == 0 || _columns.Any(column => column.Name.Length == 0 || !names.Add(column.Name)))
        {
            throw new ArgumentException("a Parquet file needs columns, each with a name of its own", nameof(columns));
        }
    }

    /// <summary>Gets the columns.</summary>
    public IReadOnlyList<ParquetColumn> Columns => _columns;
}
