using System.Runtime.Intrinsics;

namespace Tsumugi.Models.Matrices;

/// <summary>Steps on the way back through attention.</summary>
internal static class AttentionGradient
{
    /// <summary>Replaces gradients of probabilities by gradients of scores: p · (dp − mean) · scale.</summary>
    public static void OfScores(ReadOnlySpan<float> probabilities, Span<float> gradients, float mean, float scale)
    {
        int i = 0;
        Vector256<float> means = Vector256.Create(mean);
        for (; i <= gradients.Length - VectorMath.Lanes; i += VectorMath.Lanes)
        {
            (Vector256.Create(probabilities[i..]) * (Vector256.Create<float>(gradients[i..]) - means) * scale).CopyTo(gradients[i..]);
        }

        for (; i < gradients.Length; i++)
        {
            gradients[i] = probabilities[i] * (gradients[i] - mean) * scale;
        }
    }

    /// <summary>Adds leftᵀ·right to the columns of one head of keys or values.</summary>
    /// <param name="left">Queries × keys seen.</param>
    /// <param name="right">Queries × width of a head.</param>
    /// <param name="gradient">Rows of the sequence.</param>
    /// <param name="column">Where the head begins in a row.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="first">Whether no head has written here yet.</param>
    /// <param name="old">How many keys earlier blocks of this head have seen; those behind are new, and nothing is there yet if this head is the first.</param>
    public static void AddTransposed(MatrixView left, MatrixView right, Span<float> gradient, int column, AttentionShape shape, bool first, int old)
    {
        if (!first)
        {
            Gemm.Multiply(left.Transposed, right, new MatrixView(gradient[column..], left.Columns, shape.HeadWidth, shape.RowWidth), add: true);
            return;
        }

        if (old > 0)
        {
            MatrixView before = new(left.Values, left.Rows, old, left.RowStride);
            Gemm.Multiply(before.Transposed, right, new MatrixView(gradient[column..], old, shape.HeadWidth, shape.RowWidth), add: true);
        }

        MatrixView behind = new(left.Values[old..], left.Rows, left.Columns - old, left.RowStride);
        Gemm.Multiply(behind.Transposed, right, new MatrixView(gradient[((old * shape.RowWidth) + column)..], left.Columns - old, shape.HeadWidth, shape.RowWidth));
    }
}
