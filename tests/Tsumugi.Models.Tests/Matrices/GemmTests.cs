using Tsumugi.Models.Matrices;

namespace Tsumugi.Tests.Models.Matrices;

public sealed class GemmTests
{
    /// <summary>Single values, all rims of both tiles, more rows than a thread takes at once, more terms than registers add up.</summary>
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 },
        { 1, 33, 7 },
        { 5, 16, 3 },
        { 6, 17, 8 },
        { 12, 32, 256 },
        { 13, 31, 257 },
        { 24, 64, 16 },
        { 25, 65, 300 },
        { 200, 16, 40 },
        { 201, 33, 258 },
        { 7, 10, 1024 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_kernel_multiplies_as_the_definition_says(int rows, int columns, int depth)
    {
        foreach (GemmKernel kernel in Enum.GetValues<GemmKernel>().Where(Runs))
        {
            foreach ((bool turnLeft, bool turnRight, bool add) in new[] { (false, false, false), (false, true, true), (true, false, false), (true, true, true) })
            {
                float[] product = Multiply(rows, columns, depth, turnLeft, turnRight, add, 1, kernel);
                float[] wanted = Wanted(rows, columns, depth, turnLeft, turnRight, add);
                Assert.True(Numbers.Distance(product, wanted) < 2e-6 * Math.Sqrt(depth) * 4, $"{kernel} {turnLeft} {turnRight} {add}: {Numbers.Distance(product, wanted)}");
            }
        }
    }

    [Theory]
    [InlineData(397, 170, 513)]
    [InlineData(64, 512, 600)]
    public void Threads_and_registers_change_no_bit(int rows, int columns, int depth)
    {
        float[] alone = Multiply(rows, columns, depth, false, true, add: false, 1, GemmKernel.Vector256);
        for (int threads = 2; threads < 6; threads++)
        {
            Assert.Equal(alone, Multiply(rows, columns, depth, false, true, add: false, threads, GemmKernel.Vector256));
        }

        if (GemmKernels.IsSupported(GemmKernel.Vector512))
        {
            Assert.Equal(alone, Multiply(rows, columns, depth, false, true, add: false, 3, GemmKernel.Vector512));
        }
    }

    [Fact]
    public void An_element_does_not_depend_on_where_in_a_tile_it_lies()
    {
        float[] whole = Multiply(29, 70, 130, true, false, add: false, 1, GemmKernels.Best);
        float[] left = Numbers.Of(29 * 130, 1);
        float[] right = Numbers.Of(130 * 70, 2);
        float[] one = new float[1];
        for (int row = 0; row < 29; row += 7)
        {
            for (int column = 0; column < 70; column += 9)
            {
                Gemm.Multiply(new MatrixView(left.AsSpan(row), 1, 130, 1, 29), new MatrixView(right.AsSpan(column), 130, 1, 70), new MatrixView(one, 1, 1));
                Assert.Equal(whole[(row * 70) + column], one[0]);
            }
        }
    }

    [Fact]
    public void Gaps_between_rows_stay_as_they_are()
    {
        float[] product = new float[40 * 50];
        Array.Fill(product, 7);
        Gemm.Multiply(new MatrixView(Numbers.Of(40 * 20, 1), 40, 20), new MatrixView(Numbers.Of(20 * 33, 2), 20, 33), new MatrixView(product, 40, 33, 50));
        for (int i = 0; i < product.Length; i++)
        {
            Assert.Equal(i % 50 >= 33, product[i] == 7);
        }
    }

    [Fact]
    public void Rows_whose_distance_is_a_page_are_read_right()
    {
        float[] left = new float[13 * 1024];
        Numbers.Of(13 * 1024, 5).CopyTo(left, 0);
        float[] right = Numbers.Of(1024 * 8, 6);
        float[] product = new float[13 * 8], wanted = new float[13 * 8];
        Gemm.Multiply(new MatrixView(left, 13, 1024), new MatrixView(right, 1024, 8), new MatrixView(product, 13, 8));
        Gemm.Multiply(new MatrixView(left, 13, 1024), new MatrixView(right, 1024, 8), new MatrixView(wanted, 13, 8), false, 1, GemmKernel.Scalar);
        Assert.True(Numbers.Distance(product, wanted) < 1e-4);
    }

    [Fact]
    public void Nothing_to_add_up_is_zero()
    {
        float[] product = [1, 2, 3, 4];
        Gemm.Multiply(new MatrixView([], 2, 0), new MatrixView([], 0, 2), new MatrixView(product, 2, 2), add: true);
        Assert.Equal([1, 2, 3, 4], product);
        Gemm.Multiply(new MatrixView([], 2, 0), new MatrixView([], 0, 2), new MatrixView(product, 2, 2));
        Assert.Equal([0, 0, 0, 0], product);
    }

    [Fact]
    public void A_matrix_outside_of_its_memory_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => new MatrixView(new float[5], 2, 3).Rows);
        Assert.Throws<InvalidOperationException>(() => new MatrixView(new float[100], 1 << 20, 1 << 20).Rows);
        Assert.Throws<ArgumentException>(() => Gemm.Multiply(new MatrixView(new float[6], 2, 3), new MatrixView(new float[6], 2, 3), new MatrixView(new float[6], 2, 3)));
    }

    [Theory]
    [InlineData(8, 128, 128)]
    [InlineData(129, 96, 700)]
    public void A_vector_is_multiplied_as_a_matrix_of_one_column(int rows, int columns, int start)
    {
        float[] matrix = Numbers.Of(start + (rows * columns), 8);
        float[] x = Numbers.Of(columns, 9);
        float[] y = new float[rows], wanted = new float[rows];
        MatrixVector.Multiply(matrix, start, rows, columns, x, y, 1);
        Gemm.Multiply(new MatrixView(matrix.AsSpan(start), rows, columns), new MatrixView(x, columns, 1), new MatrixView(wanted, rows, 1), false, 1, GemmKernel.Scalar);
        Assert.True(Numbers.Distance(y, wanted) < 1e-5 * Math.Sqrt(columns));
    }

    private static bool Runs(GemmKernel kernel) => kernel != GemmKernel.Vector512 || GemmKernels.IsSupported(kernel);

    private static float[] Wanted(int rows, int columns, int depth, bool turnLeft, bool turnRight, bool add) => Multiply(rows, columns, depth, turnLeft, turnRight, add, 1, GemmKernel.Scalar);

    private static float[] Multiply(int rows, int columns, int depth, bool turnLeft, bool turnRight, bool add, int threads, GemmKernel kernel)
    {
        float[] left = Numbers.Of(rows * depth, 1), right = Numbers.Of(depth * columns, 2), product = Numbers.Of(rows * columns, 3);
        MatrixView a = turnLeft ? new MatrixView(left, depth, rows).Transposed : new MatrixView(left, rows, depth);
        MatrixView b = turnRight ? new MatrixView(right, columns, depth).Transposed : new MatrixView(right, depth, columns);
        Gemm.Multiply(a, b, new MatrixView(product, rows, columns), add, threads, kernel);
        return product;
    }
}
