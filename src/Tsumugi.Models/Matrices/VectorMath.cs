using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tsumugi.Models.Matrices;

/// <summary>Functions of eight lanes, and sums whose order never changes.</summary>
internal static class VectorMath
{
    /// <summary>Gets the lanes of a vector.</summary>
    public const int Lanes = 8;

    // Beyond these, the result would not be a normal number of single precision.
    private const float Least = -87.33654f;
    private const float Most = 88.02f;

    // ln 2 in two parts, so that subtracting a multiple of it loses no bits (Cody and Waite).
    private const float LnTwoHigh = 0.693359375f;
    private const float LnTwoLow = -2.12194440e-4f;

    /// <summary>Raises e to each lane; relative error below 3·10⁻⁷; below −87.3 the smallest normal number.</summary>
    /// <remarks>e^x = 2^n · e^r with |r| ≤ ln 2 / 2; e^r by the polynomial of Cephes, expf.c; 2^n by writing n into the exponent.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(Least)), Vector256.Create(Most));
        Vector256<float> n = Vector256.Floor(Vector256.MultiplyAddEstimate(x, Vector256.Create(1.44269504088896341f), Vector256.Create(0.5f)));
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-LnTwoHigh), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-LnTwoLow), r);
        Vector256<float> y = Vector256.Create(1.9875691500e-4f);
        y = Vector256.MultiplyAddEstimate(y, r, Vector256.Create(1.3981999507e-3f));
        y = Vector256.MultiplyAddEstimate(y, r, Vector256.Create(8.3334519073e-3f));
        y = Vector256.MultiplyAddEstimate(y, r, Vector256.Create(4.1665795894e-2f));
        y = Vector256.MultiplyAddEstimate(y, r, Vector256.Create(1.6666665459e-1f));
        y = Vector256.MultiplyAddEstimate(y, r, Vector256.Create(5.0000001201e-1f));
        y = Vector256.MultiplyAddEstimate(y, r * r, r + Vector256<float>.One);
        Vector256<int> power = Vector256.ShiftLeft(Vector256.ConvertToInt32(n) + Vector256.Create(127), 23);
        return y * power.AsSingle();
    }

    /// <summary>Adds the lanes up, halves first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> x)
    {
        Vector128<float> half = x.GetLower() + x.GetUpper();
        return (half[0] + half[2]) + (half[1] + half[3]);
    }

    /// <summary>Gets the product of two rows: eight running sums, then the rest.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector256<float> even = Vector256<float>.Zero, odd = Vector256<float>.Zero;
        b = b[..a.Length];
        int i = 0;
        for (; i <= a.Length - (2 * Lanes); i += 2 * Lanes)
        {
            even = Vector256.MultiplyAddEstimate(Vector256.Create(a[i..]), Vector256.Create(b[i..]), even);
            odd = Vector256.MultiplyAddEstimate(Vector256.Create(a[(i + Lanes)..]), Vector256.Create(b[(i + Lanes)..]), odd);
        }

        float sum = Sum(even + odd);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Adds a multiple of a row to another.</summary>
    public static void AddScaled(Span<float> to, ReadOnlySpan<float> from, float factor)
    {
        from = from[..to.Length];
        Vector256<float> factors = Vector256.Create(factor);
        int i = 0;
        for (; i <= to.Length - Lanes; i += Lanes)
        {
            Vector256.MultiplyAddEstimate(Vector256.Create(from[i..]), factors, Vector256.Create<float>(to[i..])).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] += from[i] * factor;
        }
    }

    /// <summary>Adds a row to another.</summary>
    public static void Add(Span<float> to, ReadOnlySpan<float> from)
    {
        from = from[..to.Length];
        int i = 0;
        for (; i <= to.Length - Lanes; i += Lanes)
        {
            (Vector256.Create(from[i..]) + Vector256.Create<float>(to[i..])).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] += from[i];
        }
    }

    /// <summary>Adds up squares in double precision, in the order of the row.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> row)
    {
        Vector256<double> even = Vector256<double>.Zero, odd = Vector256<double>.Zero;
        int i = 0;
        for (; i <= row.Length - Lanes; i += Lanes)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.Create(row[i..]));
            even += low * low;
            odd += high * high;
        }

        even += odd;
        double sum = (even[0] + even[1]) + (even[2] + even[3]);
        for (; i < row.Length; i++)
        {
            sum += (double)row[i] * row[i];
        }

        return sum;
    }
}
