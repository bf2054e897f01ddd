using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tsumugi.Models.Matrices;

/// <content>The tile of 6 × 16.</content>
public static unsafe partial class Gemm
{
    /// <summary>Adds up to <see cref="GemmKernels.Depth"/> terms to a tile of 6 × 16.</summary>
    /// <remarks>12 registers hold the tile, two a row of B, one the value of A that goes to all lanes: 15 of 16. Fused where the machine can.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile256(int depth, float* a, nint rowBytes, nint stepBytes, float* b, float* c, int stride, bool add)
    {
        nint twoRows = 2 * rowBytes;
        byte* a0 = (byte*)a;
        byte* a3 = (byte*)a + (3 * rowBytes);
        Vector256<float> l0 = Vector256<float>.Zero, h0 = Vector256<float>.Zero;
        Vector256<float> l1 = Vector256<float>.Zero, h1 = Vector256<float>.Zero;
        Vector256<float> l2 = Vector256<float>.Zero, h2 = Vector256<float>.Zero;
        Vector256<float> l3 = Vector256<float>.Zero, h3 = Vector256<float>.Zero;
        Vector256<float> l4 = Vector256<float>.Zero, h4 = Vector256<float>.Zero;
        Vector256<float> l5 = Vector256<float>.Zero, h5 = Vector256<float>.Zero;

        for (int term = 0; term < depth; term++)
        {
            Vector256<float> low = Vector256.Load(b);
            Vector256<float> high = Vector256.Load(b + 8);
            b += 16;
            Vector256<float> value = Vector256.Create(*(float*)a0);
            l0 = Vector256.MultiplyAddEstimate(value, low, l0);
            h0 = Vector256.MultiplyAddEstimate(value, high, h0);
            value = Vector256.Create(*(float*)(a0 + rowBytes));
            l1 = Vector256.MultiplyAddEstimate(value, low, l1);
            h1 = Vector256.MultiplyAddEstimate(value, high, h1);
            value = Vector256.Create(*(float*)(a0 + twoRows));
            l2 = Vector256.MultiplyAddEstimate(value, low, l2);
            h2 = Vector256.MultiplyAddEstimate(value, high, h2);
            value = Vector256.Create(*(float*)a3);
            l3 = Vector256.MultiplyAddEstimate(value, low, l3);
            h3 = Vector256.MultiplyAddEstimate(value, high, h3);
            value = Vector256.Create(*(float*)(a3 + rowBytes));
            l4 = Vector256.MultiplyAddEstimate(value, low, l4);
            h4 = Vector256.MultiplyAddEstimate(value, high, h4);
            value = Vector256.Create(*(float*)(a3 + twoRows));
            l5 = Vector256.MultiplyAddEstimate(value, low, l5);
            h5 = Vector256.MultiplyAddEstimate(value, high, h5);
            a0 += stepBytes;
            a3 += stepBytes;
        }

        Put256(c, l0, h0, add);
        Put256(c + (1L * stride), l1, h1, add);
        Put256(c + (2L * stride), l2, h2, add);
        Put256(c + (3L * stride), l3, h3, add);
        Put256(c + (4L * stride), l4, h4, add);
        Put256(c + (5L * stride), l5, h5, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put256(float* c, Vector256<float> low, Vector256<float> high, bool add)
    {
        if (add)
        {
            low += Vector256.Load(c);
            high += Vector256.Load(c + 8);
        }

        low.Store(c);
        high.Store(c + 8);
    }
}
