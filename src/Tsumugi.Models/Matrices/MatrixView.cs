using System.Diagnostics.CodeAnalysis;

namespace Tsumugi.Models.Matrices;

/// <summary>A matrix that lies in a stretch of memory, by rows or by columns.</summary>
/// <remarks>The constructor checks that the last element lies in the stretch, so that kernels need not check again.</remarks>
public readonly ref struct MatrixView
{
    /// <summary>Looks at a dense matrix, row after row.</summary>
    public MatrixView(Span<float> values, int rows, int columns)
        : this(values, rows, columns, columns, 1)
    {
    }

    /// <summary>Looks at a matrix with gaps between its rows, or one that lies by columns.</summary>
    /// <param name="values">The memory; the first element is the first of the matrix.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="rowStride">Elements from one row to the next.</param>
    /// <param name="columnStride">Elements from one column to the next.</param>
    public MatrixView(Span<float> values, int rows, int columns, int rowStride, int columnStride = 1)
    {
        if (rows < 0 || columns < 0 || rowStride < 0 || columnStride < 0)
        {
            ThrowOutside();
        }

        if (rows > 0 && columns > 0 && ((long)(rows - 1) * rowStride) + ((long)(columns - 1) * columnStride) >= values.Length)
        {
            ThrowOutside();
        }

        Values = values;
        (Rows, Columns, RowStride, ColumnStride) = (rows, columns, rowStride, columnStride);
    }

    /// <summary>Gets the memory.</summary>
    public Span<float> Values { get; }

    /// <summary>Gets the number of rows.</summary>
    public int Rows { get; }

    /// <summary>Gets the number of columns.</summary>
    public int Columns { get; }

    /// <summary>Gets the elements from one row to the next.</summary>
    public int RowStride { get; }

    /// <summary>Gets the elements from one column to the next.</summary>
    public int ColumnStride { get; }

    /// <summary>Gets the same memory with rows and columns exchanged.</summary>
    public MatrixView Transposed => new(Values, Columns, Rows, ColumnStride, RowStride);

    /// <summary>Gets or sets one element.</summary>
    public ref float this[int row, int column] => ref Values[(row * RowStride) + (column * ColumnStride)];

    [DoesNotReturn]
    private static void ThrowOutside() => throw new InvalidOperationException("the matrix does not lie in its memory");
}
