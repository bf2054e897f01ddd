using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tsumugi.Models.Matrices;

/// <summary>The right factor of a product, laid out as a kernel reads it: panels of as many columns as its tile has, each row after row.</summary>
/// <remarks>
/// <code>
/// columns 0…31      panel 0: row 0 (32 values), row 1 (32 values) …
/// columns 32…63     panel 1: row 0 …                                  the last panel is filled up with zeros
/// </code>
/// A product may use only the first rows and columns. Filled by one thread at a time; then any number may read.
/// </remarks>
internal sealed unsafe class PackedMatrix
{
    private const int PanelsAtOnce = 8;

    private readonly AlignedFloats _memory = new();
    private float* _panels;

    /// <summary>Gets the kernel it is laid out for.</summary>
    public GemmKernel Kernel { get; private set; }

    /// <summary>Gets the rows: terms of each sum.</summary>
    public int Rows { get; private set; }

    /// <summary>Gets the columns.</summary>
    public int Columns { get; private set; }

    /// <summary>Gets the first value of a panel.</summary>
    public float* Panel(int index) => _panels + ((long)index * Rows * GemmKernels.TileColumns(Kernel));

    /// <summary>Takes over a matrix.</summary>
    public void Pack(MatrixView matrix, GemmKernel kernel, int threads = 1)
    {
        (Kernel, Rows, Columns) = (kernel, matrix.Rows, matrix.Columns);
        int tile = GemmKernels.TileColumns(kernel);
        int panels = (Columns + tile - 1) / tile;
        _panels = _memory.Ensure(checked(panels * tile * Rows));
        if (Columns == 0 || Rows == 0)
        {
            return;
        }

        (int rowStride, int columnStride) = (matrix.RowStride, matrix.ColumnStride);
        fixed (float* values = matrix.Values)
        {
            float* from = values;
            RowWork.Run(panels, PanelsAtOnce, threads, (first, end) =>
            {
                for (int panel = first; panel < end; panel++)
                {
                    // SAFETY: the view was checked to hold all columns up to Columns and all rows; `used` never passes Columns.
                    int used = Math.Min(tile, Columns - (panel * tile));
                    PackPanel(from + ((long)panel * tile * columnStride), rowStride, columnStride, used, tile, Panel(panel));
                }
            });
        }
    }

    private void PackPanel(float* from, int rowStride, int columnStride, int used, int tile, float* to)
    {
        if (used == tile && columnStride == 1)
        {
            for (int row = 0; row < Rows; row++)
            {
                new ReadOnlySpan<float>(from + ((long)row * rowStride), tile).CopyTo(new Span<float>(to + ((long)row * tile), tile));
            }

            return;
        }

        int done = used == tile && rowStride == 1 && Avx.IsSupported ? Turn(from, columnStride, tile, to) : 0;
        for (int row = done; row < Rows; row++)
        {
            float* line = to + ((long)row * tile);
            for (int column = 0; column < used; column++)
            {
                line[column] = from[((long)row * rowStride) + ((long)column * columnStride)];
            }

            new Span<float>(line + used, tile - used).Clear();
        }
    }

    /// <summary>Turns squares of 8 × 8 that lie by columns into rows: pairs, then fours, then halves change places.</summary>
    private int Turn(float* from, int columnStride, int tile, float* to)
    {
        int rows = Rows & ~7;
        for (int column = 0; column < tile; column += 8)
        {
            float* source = from + ((long)column * columnStride);
            for (int row = 0; row < rows; row += 8)
            {
                float* s = source + row;
                Vector256<float> c0 = Vector256.Load(s), c1 = Vector256.Load(s + columnStride), c2 = Vector256.Load(s + (2L * columnStride)), c3 = Vector256.Load(s + (3L * columnStride));
                Vector256<float> c4 = Vector256.Load(s + (4L * columnStride)), c5 = Vector256.Load(s + (5L * columnStride)), c6 = Vector256.Load(s + (6L * columnStride)), c7 = Vector256.Load(s + (7L * columnStride));
                Vector256<float> p0 = Avx.UnpackLow(c0, c1), p1 = Avx.UnpackHigh(c0, c1), p2 = Avx.UnpackLow(c2, c3), p3 = Avx.UnpackHigh(c2, c3);
                Vector256<float> p4 = Avx.UnpackLow(c4, c5), p5 = Avx.UnpackHigh(c4, c5), p6 = Avx.UnpackLow(c6, c7), p7 = Avx.UnpackHigh(c6, c7);
                Vector256<float> f0 = Avx.Shuffle(p0, p2, 0x44), f1 = Avx.Shuffle(p0, p2, 0xEE), f2 = Avx.Shuffle(p1, p3, 0x44), f3 = Avx.Shuffle(p1, p3, 0xEE);
                Vector256<float> f4 = Avx.Shuffle(p4, p6, 0x44), f5 = Avx.Shuffle(p4, p6, 0xEE), f6 = Avx.Shuffle(p5, p7, 0x44), f7 = Avx.Shuffle(p5, p7, 0xEE);
                float* t = to + ((long)row * tile) + column;
                Avx.Permute2x128(f0, f4, 0x20).Store(t);
                Avx.Permute2x128(f1, f5, 0x20).Store(t + tile);
                Avx.Permute2x128(f2, f6, 0x20).Store(t + (2 * tile));
                Avx.Permute2x128(f3, f7, 0x20).Store(t + (3 * tile));
                Avx.Permute2x128(f0, f4, 0x31).Store(t + (4 * tile));
                Avx.Permute2x128(f1, f5, 0x31).Store(t + (5 * tile));
                Avx.Permute2x128(f2, f6, 0x31).Store(t + (6 * tile));
                Avx.Permute2x128(f3, f7, 0x31).Store(t + (7 * tile));
            }
        }

        return rows;
    }
}
