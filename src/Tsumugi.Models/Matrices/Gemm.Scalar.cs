namespace Tsumugi.Models.Matrices;

/// <content>The definition, and the only code for machines without vectors.</content>
public static unsafe partial class Gemm
{
    private static void MultiplyScalar(MatrixView a, MatrixView b, MatrixView c, bool add)
    {
        if (a.Columns != b.Rows || c.Columns != b.Columns || a.Rows != c.Rows)
        {
            throw new ArgumentException("the shapes do not fit", nameof(c));
        }

        for (int row = 0; row < c.Rows; row++)
        {
            for (int column = 0; column < c.Columns; column++)
            {
                float total = add ? c[row, column] : 0;
                for (int start = 0; start < a.Columns; start += GemmKernels.Depth)
                {
                    float sum = 0;
                    int end = Math.Min(a.Columns, start + GemmKernels.Depth);
                    for (int term = start; term < end; term++)
                    {
                        sum += a[row, term] * b[term, column];
                    }

                    total = !add && start == 0 ? sum : total + sum;
                }

                c[row, column] = total;
            }
        }
    }
}
