using Tsumugi.Models.Matrices;

namespace Tsumugi.Tests.Models.Matrices;

public sealed class RowSumsTests
{
    [Fact]
    public void Vectors_give_the_very_bits_of_the_scalar_definition()
    {
        Random random = new(7);
        for (int length = 0; length < 70; length++)
        {
            float[] left = Numbers(random, length);
            float[] right = Numbers(random, length);
            Assert.Equal(BitConverter.SingleToInt32Bits(RowSums.DotScalar(left, right)), BitConverter.SingleToInt32Bits(RowSums.Dot(left, right)));
            float[] sum = [.. left];
            RowSums.AddScaled(sum, right, 0.37f);
            Assert.Equal(left.Zip(right, (a, b) => (float)(a + (float)(b * 0.37f))), sum);
            sum = [.. left];
            RowSums.Add(sum, right);
            Assert.Equal(left.Zip(right, (a, b) => a + b), sum);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(20)]
    public void Several_rows_at_once_give_the_very_bits_of_one_after_another(int columns)
    {
        Random random = new(columns);
        float[] matrix = Numbers(random, 9 * columns);
        int[] rows = [4, 0, 8, 4, 4, 1];
        float[] expected = Numbers(random, columns);
        float[] sum = [.. expected];
        foreach (int row in rows)
        {
            RowSums.Add(expected, matrix.AsSpan(row * columns, columns));
        }

        RowSums.AddRows(sum, matrix, rows);
        Assert.Equal(expected, sum);
    }

    private static float[] Numbers(Random random, int count)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-6, 6));
        }

        return numbers;
    }
}
