using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tsumugi.Models.Matrices;

/// <summary>Sums and products of rows of floats, bit for bit the same with and without vector registers.</summary>
/// <remarks>
/// Element i always belongs to lane i mod 8, products are rounded before they are added (no fused step), and the eight lanes are added in one fixed order:
/// so a score does not depend on the machine that takes it. Spans of one call have one length.
/// </remarks>
public static class RowSums
{
    /// <summary>Floats of one vector step.</summary>
    internal const int Lanes = 8;

    /// <summary>Adds a row to a sum.</summary>
    public static void Add(Span<float> sum, ReadOnlySpan<float> row)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref float to = ref MemoryMarshal.GetReference(sum);
            ref float from = ref MemoryMarshal.GetReference(row[..sum.Length]);

            // SAFETY: i + 8 never passes the length that both spans have.
            for (; i <= sum.Length - Lanes; i += Lanes)
            {
                (Vector256.LoadUnsafe(ref to, (nuint)i) + Vector256.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += row[i];
        }
    }

    /// <summary>Adds several rows of a matrix to a sum, in their order.</summary>
    /// <param name="sum">The sum, as long as a row.</param>
    /// <param name="matrix">Rows, row-major.</param>
    /// <param name="rows">Which rows; one may stand there several times.</param>
    public static void AddRows(Span<float> sum, ReadOnlySpan<float> matrix, ReadOnlySpan<int> rows)
    {
        if (sum.Length == 2 * Lanes && Vector256.IsHardwareAccelerated)
        {
            // Sixteen numbers, as most classifiers have, stay in two registers from the first row to the last.
            Vector256<float> low = Vector256.Create<float>(sum);
            Vector256<float> high = Vector256.Create<float>(sum[Lanes..]);
            foreach (int row in rows)
            {
                ReadOnlySpan<float> numbers = matrix.Slice(row * 2 * Lanes, 2 * Lanes);
                low += Vector256.Create(numbers);
                high += Vector256.Create(numbers[Lanes..]);
            }

            low.CopyTo(sum);
            high.CopyTo(sum[Lanes..]);
            return;
        }

        foreach (int row in rows)
        {
            Add(sum, matrix.Slice(row * sum.Length, sum.Length));
        }
    }

    /// <summary>Adds a row, times a factor, to a sum.</summary>
    public static void AddScaled(Span<float> sum, ReadOnlySpan<float> row, float factor)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref float to = ref MemoryMarshal.GetReference(sum);
            ref float from = ref MemoryMarshal.GetReference(row[..sum.Length]);
            Vector256<float> factors = Vector256.Create(factor);

            // SAFETY: i + 8 never passes the length that both spans have.
            for (; i <= sum.Length - Lanes; i += Lanes)
            {
                (Vector256.LoadUnsafe(ref to, (nuint)i) + (Vector256.LoadUnsafe(ref from, (nuint)i) * factors)).StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < sum.Length; i++)
        {
            float product = row[i] * factor;
            sum[i] += product;
        }
    }

    /// <summary>Multiplies every element.</summary>
    public static void Scale(Span<float> row, float factor)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] *= factor;
        }
    }

    /// <summary>Gets the inner product.</summary>
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (!Vector256.IsHardwareAccelerated || left.Length < Lanes)
        {
            return DotScalar(left, right);
        }

        ref float a = ref MemoryMarshal.GetReference(left);
        ref float b = ref MemoryMarshal.GetReference(right[..left.Length]);
        Vector256<float> lanes = Vector256<float>.Zero;
        int i = 0;

        // SAFETY: i + 8 never passes the length that both spans have.
        for (; i <= left.Length - Lanes; i += Lanes)
        {
            lanes += Vector256.LoadUnsafe(ref a, (nuint)i) * Vector256.LoadUnsafe(ref b, (nuint)i);
        }

        if (i < left.Length)
        {
            return FoldWithTail(lanes, left[i..], right[i..]);
        }

        // The order of Fold: lanes four apart first.
        Vector128<float> halves = lanes.GetLower() + lanes.GetUpper();
        return (halves.GetElement(0) + halves.GetElement(2)) + (halves.GetElement(1) + halves.GetElement(3));
    }

    /// <summary>Gets the inner product lane by lane: the definition.</summary>
    internal static float DotScalar(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Span<float> sums = stackalloc float[Lanes];
        sums.Clear();
        for (int i = 0; i < left.Length; i++)
        {
            float product = left[i] * right[i];
            sums[i % Lanes] += product;
        }

        return Fold(sums);
    }

    /// <summary>Reads little-endian floats.</summary>
    /// <exception cref="EndOfStreamException">The stream ends before them.</exception>
    public static void Read(Stream stream, Span<float> values)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        stream.ReadExactly(bytes);
        SwapOnBigEndian(bytes);
    }

    /// <summary>Writes little-endian floats.</summary>
    public static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        SwapOnBigEndian(bytes);
        stream.Write(bytes);
    }

    private static float Fold(ReadOnlySpan<float> s) => ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));

    /// <summary>Apart from the main path, which then needs no memory on the stack.</summary>
    private static float FoldWithTail(Vector256<float> lanes, ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Span<float> sums = stackalloc float[Lanes];
        lanes.CopyTo(sums);
        for (int lane = 0; lane < left.Length; lane++)
        {
            float product = left[lane] * right[lane];
            sums[lane] += product;
        }

        return Fold(sums);
    }

    private static void SwapOnBigEndian(Span<byte> bytes)
    {
        if (!BitConverter.IsLittleEndian)
        {
            for (int i = 0; i + sizeof(float) <= bytes.Length; i += sizeof(float))
            {
                bytes.Slice(i, sizeof(float)).Reverse();
            }
        }
    }
}
