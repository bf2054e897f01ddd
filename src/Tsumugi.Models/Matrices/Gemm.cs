using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Tsumugi.Models.Matrices;

/// <summary>Multiplies matrices of single precision: C = A·B or C += A·B, each factor as it lies or transposed.</summary>
/// <remarks>
/// <para>
/// The right factor is copied once into panels as wide as a tile of C; the left one is read where it lies, a value at a time to all lanes.
/// A tile of C stays in registers while up to <see cref="GemmKernels.Depth"/> terms are added to it.
/// </para>
/// <para>
/// Every element of C is one chain of fused multiply-adds over its terms in their order, cut after each <see cref="GemmKernels.Depth"/>
/// terms, wherever in a tile it lies: the number of threads, the position of an element and the width of the registers change no bit of it
/// (on machines with fused multiply-add; the scalar definition rounds twice per term).
/// </para>
/// </remarks>
public static unsafe partial class Gemm
{
    /// <summary>Rows of A that a thread works through while the panels of B pass by: with <see cref="GemmKernels.Depth"/> values a row, a fifth of a megabyte, which the second cache holds.</summary>
    private const int RowsAtOnce = 192;

    /// <summary>Below so many multiplications, threads cost more than they bring.</summary>
    private const long WorthThreads = 1 << 18;

    /// <summary>Rows of A whose distance is a multiple of 4 KiB fall on the same few lines of the first cache, so they are copied.</summary>
    private const int Clash = 1024;

    [ThreadStatic]
    private static PackedMatrix? _right;

    [ThreadStatic]
    private static AlignedFloats? _left;

    /// <summary>Multiplies.</summary>
    /// <param name="a">The left factor, m × k.</param>
    /// <param name="b">The right factor, k × n.</param>
    /// <param name="c">The product, m × n, by rows; must not overlap the factors.</param>
    /// <param name="add">Whether the product is added to what is there.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void Multiply(MatrixView a, MatrixView b, MatrixView c, bool add = false, int threads = 1) => Multiply(a, b, c, add, threads, GemmKernels.Best);

    /// <summary>Multiplies by a kernel of the caller's choice.</summary>
    internal static void Multiply(MatrixView a, MatrixView b, MatrixView c, bool add, int threads, GemmKernel kernel)
    {
        if (kernel == GemmKernel.Scalar)
        {
            MultiplyScalar(a, b, c, add);
            return;
        }

        PackedMatrix right = _right ??= new PackedMatrix();
        right.Pack(b, kernel, Worth(a.Rows, b.Columns, b.Rows, threads));
        Multiply(a, right, c, add, threads);
    }

    /// <summary>Multiplies by a factor that is packed already; only its first rows and columns are used if A is narrower or C is.</summary>
    internal static void Multiply(MatrixView a, PackedMatrix b, MatrixView c, bool add = false, int threads = 1)
    {
        if (a.Columns > b.Rows || c.Columns > b.Columns || a.Rows != c.Rows || (c.ColumnStride != 1 && c.Columns > 1))
        {
            throw new ArgumentException("the shapes do not fit", nameof(c));
        }

        if (c.Rows == 0 || c.Columns == 0)
        {
            return;
        }

        if (a.Columns == 0)
        {
            ClearUnless(add, c);
            return;
        }

        int tileRows = GemmKernels.TileRows(b.Kernel);
        threads = Worth(c.Rows, c.Columns, a.Columns, threads);
        int share = (c.Rows + threads - 1) / threads;
        int grain = Math.Clamp((share + tileRows - 1) / tileRows * tileRows, tileRows, RowsAtOnce / tileRows * tileRows);
        fixed (float* left = a.Values)
        fixed (float* product = c.Values)
        {
            Product job = new(left, a.RowStride, a.ColumnStride, a.Columns, product, c.RowStride, c.Columns, add);
            if (threads == 1)
            {
                for (int row = 0; row < c.Rows; row += grain)
                {
                    Rows(job, b, row, Math.Min(c.Rows, row + grain));
                }
            }
            else
            {
                RowWork.Run(c.Rows, grain, threads, (from, to) => Rows(job, b, from, to));
            }
        }
    }

    private static int Worth(int rows, int columns, int depth, int threads) => (long)rows * columns * depth < WorthThreads ? 1 : Math.Max(1, threads);

    private static void ClearUnless(bool add, MatrixView c)
    {
        for (int row = 0; !add && row < c.Rows; row++)
        {
            c.Values.Slice(row * c.RowStride, c.Columns).Clear();
        }
    }

    private static void Rows(in Product job, PackedMatrix b, int from, int to)
    {
        int tileRows = GemmKernels.TileRows(b.Kernel);
        int tileColumns = GemmKernels.TileColumns(b.Kernel);
        int strips = (to - from + tileRows - 1) / tileRows;
        Debug.Assert(strips <= RowsAtOnce / 6, "more strips than there is room for");
        float* packed = (_left ??= new AlignedFloats()).Ensure(strips * tileRows * GemmKernels.Depth);
        float* corner = stackalloc float[12 * 32];
        bool clashes = job.ColumnStride != 1 || job.RowStride % Clash == 0;
        for (int start = 0; start < job.Depth; start += GemmKernels.Depth)
        {
            int depth = Math.Min(GemmKernels.Depth, job.Depth - start);
            bool add = job.Add || start > 0;
            for (int strip = 0; strip < strips; strip++)
            {
                int row = from + (strip * tileRows);
                if (clashes || row + tileRows > to)
                {
                    PackStrip(job, row, Math.Min(tileRows, to - row), tileRows, start, depth, packed + ((long)strip * tileRows * depth));
                }
            }

            for (int column = 0; column < job.Columns; column += tileColumns)
            {
                float* panel = b.Panel(column / tileColumns) + ((long)start * tileColumns);
                bool wide = column + tileColumns <= job.Columns;
                for (int strip = 0; strip < strips; strip++)
                {
                    int row = from + (strip * tileRows);
                    int rows = Math.Min(tileRows, to - row);
                    bool own = clashes || rows < tileRows;
                    float* left = own ? packed + ((long)strip * tileRows * depth) : job.Left + ((long)row * job.RowStride) + start;
                    nint rowBytes = own ? sizeof(float) : (nint)job.RowStride * sizeof(float);
                    nint stepBytes = own ? (nint)tileRows * sizeof(float) : sizeof(float);
                    float* target = job.Target + ((long)row * job.TargetStride) + column;

                    // SAFETY: a whole tile is written only where C has all its rows and columns; at the rim the tile goes to `corner` first.
                    bool whole = wide && rows == tileRows;
                    Tile(b.Kernel, depth, left, rowBytes, stepBytes, panel, whole ? target : corner, whole ? job.TargetStride : tileColumns, whole && add);
                    if (!whole)
                    {
                        CopyCorner(corner, tileColumns, target, job.TargetStride, rows, Math.Min(tileColumns, job.Columns - column), add);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(GemmKernel kernel, int depth, float* a, nint rowBytes, nint stepBytes, float* b, float* c, int stride, bool add)
    {
        if (kernel == GemmKernel.Vector512)
        {
            Tile512(depth, a, rowBytes, stepBytes, b, c, stride, add);
        }
        else
        {
            Tile256(depth, a, rowBytes, stepBytes, b, c, stride, add);
        }
    }

    /// <summary>Copies a strip of A term after term, as many values side by side as the tile has rows; rows that are missing are zeros.</summary>
    private static void PackStrip(in Product job, int row, int rows, int tileRows, int start, int depth, float* to)
    {
        float* from = job.Left + ((long)row * job.RowStride) + ((long)start * job.ColumnStride);
        if (rows == tileRows && job.RowStride == 1)
        {
            for (int term = 0; term < depth; term++)
            {
                new ReadOnlySpan<float>(from + ((long)term * job.ColumnStride), tileRows).CopyTo(new Span<float>(to + ((long)term * tileRows), tileRows));
            }

            return;
        }

        for (int term = 0; term < depth; term++)
        {
            for (int i = 0; i < rows; i++)
            {
                to[i] = from[((long)i * job.RowStride) + ((long)term * job.ColumnStride)];
            }

            for (int i = rows; i < tileRows; i++)
            {
                to[i] = 0;
            }

            to += tileRows;
        }
    }

    private static void CopyCorner(float* corner, int cornerStride, float* target, int stride, int rows, int columns, bool add)
    {
        for (int row = 0; row < rows; row++)
        {
            float* from = corner + (row * cornerStride);
            float* to = target + ((long)row * stride);
            for (int column = 0; column < columns; column++)
            {
                to[column] = add ? to[column] + from[column] : from[column];
            }
        }
    }

    /// <summary>What the threads of one product share.</summary>
    private readonly struct Product(float* left, int rowStride, int columnStride, int depth, float* target, int targetStride, int columns, bool add)
    {
        public readonly float* Left = left;
        public readonly int RowStride = rowStride;
        public readonly int ColumnStride = columnStride;
        public readonly int Depth = depth;
        public readonly float* Target = target;
        public readonly int TargetStride = targetStride;
        public readonly int Columns = columns;
        public readonly bool Add = add;
    }
}
