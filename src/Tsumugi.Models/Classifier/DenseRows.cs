using Tsumugi.Models.Matrices;

namespace Tsumugi.Models.Classifier;

/// <summary>Rows of floats, row-major.</summary>
/// <param name="values">Rows × columns.</param>
/// <param name="columns">Numbers of a row.</param>
internal sealed class DenseRows(float[] values, int columns) : IRows
{
    /// <inheritdoc/>
    public long Rows => values.Length / columns;

    /// <inheritdoc/>
    public int Columns => columns;

    /// <summary>Gets all numbers.</summary>
    public float[] Values => values;

    /// <summary>Gets a row, which may be changed by a trainer.</summary>
    public Span<float> this[int row] => values.AsSpan(row * columns, columns);

    /// <inheritdoc/>
    public void AddTo(Span<float> sum, int row) => RowSums.Add(sum, values.AsSpan(row * columns, columns));

    /// <inheritdoc/>
    public float Dot(int row, ReadOnlySpan<float> vector) => RowSums.Dot(values.AsSpan(row * columns, columns), vector);
}
