namespace Tsumugi.Models.Matrices;

/// <summary>Multiplies a matrix by one vector, as generating token by token does.</summary>
/// <remarks>Bound by reading the matrix once; each result is one <see cref="VectorMath.Dot"/>, so threads change no bit.</remarks>
internal static class MatrixVector
{
    private const int RowsAtOnce = 256;
    private const int WorthThreads = 1 << 20;

    /// <summary>Computes y = W·x.</summary>
    /// <param name="matrix">Rows × columns, dense; the memory it lies in.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="x">Memory whose first <paramref name="columns"/> values are the vector.</param>
    /// <param name="y">Memory whose first <paramref name="rows"/> values become the result.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void Multiply(float[] matrix, int start, int rows, int columns, float[] x, float[] y, int threads)
    {
        if ((long)rows * columns < WorthThreads || threads <= 1)
        {
            Rows(matrix, start, columns, x, y, 0, rows);
            return;
        }

        RowWork.Run(rows, RowsAtOnce, threads, (from, to) => Rows(matrix, start, columns, x, y, from, to));
    }

    private static void Rows(float[] matrix, int start, int columns, float[] x, float[] y, int from, int to)
    {
        ReadOnlySpan<float> vector = x.AsSpan(0, columns);
        for (int row = from; row < to; row++)
        {
            y[row] = VectorMath.Dot(matrix.AsSpan(start + (row * columns), columns), vector);
        }
    }
}
