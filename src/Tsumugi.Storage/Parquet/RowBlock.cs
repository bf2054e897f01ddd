using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.Parquet;

/// <summary>Up to 2,048 rows on their way to DuckDB.</summary>
internal sealed class RowBlock(IReadOnlyList<ParquetColumn> columns)
{
    /// <summary>A block with so many bytes of text is handed over before it has 2,048 rows.</summary>
    private const long FullBytes = 4 << 20;

    private readonly ColumnBuffer[] _columns = [.. columns.Select(column => new ColumnBuffer(column.Type))];
    private long _textBytes;

    /// <summary>Gets the number of whole rows.</summary>
    internal int Rows { get; private set; }

    internal bool IsFull => Rows == DuckDbNative.ChunkRows || _textBytes >= FullBytes;

    internal ColumnBuffer Column(int index) => _columns[index];

    internal void EndRow()
    {
        Rows++;
        _textBytes = 0;
        foreach (ColumnBuffer column in _columns)
        {
            _textBytes += column.TextBytes;
        }
    }

    internal void Clear()
    {
        Rows = 0;
        _textBytes = 0;
        foreach (ColumnBuffer column in _columns)
        {
            column.Clear();
        }
    }

    /// <summary>Fills a chunk of DuckDB, which points into this block until DuckDB asks for the next one.</summary>
    internal void Fill(nint chunk)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i].Fill(DuckDbNative.ChunkVector(chunk, (ulong)i));
        }

        DuckDbNative.SetChunkSize(chunk, (ulong)Rows);
    }
}
