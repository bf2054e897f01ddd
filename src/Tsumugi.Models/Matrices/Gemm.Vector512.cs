using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tsumugi.Models.Matrices;

/// <content>The tile of 12 × 32.</content>
public static unsafe partial class Gemm
{
    /// <summary>Adds up to <see cref="GemmKernels.Depth"/> terms to a tile of 12 × 32.</summary>
    /// <remarks>
    /// 24 registers hold the tile, two a row of B, one the value of A that goes to all lanes: 27 of 32. Four pointers, three rows apart,
    /// reach the twelve rows of A by `pointer`, `pointer + stride`, `pointer + 2·stride`.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile512(int depth, float* a, nint rowBytes, nint stepBytes, float* b, float* c, int stride, bool add)
    {
        nint twoRows = 2 * rowBytes;
        byte* a0 = (byte*)a;
        byte* a3 = (byte*)a + (3 * rowBytes);
        byte* a6 = (byte*)a + (6 * rowBytes);
        byte* a9 = (byte*)a + (9 * rowBytes);
        Vector512<float> l0 = Vector512<float>.Zero, h0 = Vector512<float>.Zero;
        Vector512<float> l1 = Vector512<float>.Zero, h1 = Vector512<float>.Zero;
        Vector512<float> l2 = Vector512<float>.Zero, h2 = Vector512<float>.Zero;
        Vector512<float> l3 = Vector512<float>.Zero, h3 = Vector512<float>.Zero;
        Vector512<float> l4 = Vector512<float>.Zero, h4 = Vector512<float>.Zero;
        Vector512<float> l5 = Vector512<float>.Zero, h5 = Vector512<float>.Zero;
        Vector512<float> l6 = Vector512<float>.Zero, h6 = Vector512<float>.Zero;
        Vector512<float> l7 = Vector512<float>.Zero, h7 = Vector512<float>.Zero;
        Vector512<float> l8 = Vector512<float>.Zero, h8 = Vector512<float>.Zero;
        Vector512<float> l9 = Vector512<float>.Zero, h9 = Vector512<float>.Zero;
        Vector512<float> l10 = Vector512<float>.Zero, h10 = Vector512<float>.Zero;
        Vector512<float> l11 = Vector512<float>.Zero, h11 = Vector512<float>.Zero;

        for (int term = 0; term < depth; term++)
        {
            Vector512<float> low = Vector512.Load(b);
            Vector512<float> high = Vector512.Load(b + 16);
            b += 32;
            Vector512<float> value = Vector512.Create(*(float*)a0);
            l0 = Avx512F.FusedMultiplyAdd(value, low, l0);
            h0 = Avx512F.FusedMultiplyAdd(value, high, h0);
            value = Vector512.Create(*(float*)(a0 + rowBytes));
            l1 = Avx512F.FusedMultiplyAdd(value, low, l1);
            h1 = Avx512F.FusedMultiplyAdd(value, high, h1);
            value = Vector512.Create(*(float*)(a0 + twoRows));
            l2 = Avx512F.FusedMultiplyAdd(value, low, l2);
            h2 = Avx512F.FusedMultiplyAdd(value, high, h2);
            value = Vector512.Create(*(float*)a3);
            l3 = Avx512F.FusedMultiplyAdd(value, low, l3);
            h3 = Avx512F.FusedMultiplyAdd(value, high, h3);
            value = Vector512.Create(*(float*)(a3 + rowBytes));
            l4 = Avx512F.FusedMultiplyAdd(value, low, l4);
            h4 = Avx512F.FusedMultiplyAdd(value, high, h4);
            value = Vector512.Create(*(float*)(a3 + twoRows));
            l5 = Avx512F.FusedMultiplyAdd(value, low, l5);
            h5 = Avx512F.FusedMultiplyAdd(value, high, h5);
            value = Vector512.Create(*(float*)a6);
            l6 = Avx512F.FusedMultiplyAdd(value, low, l6);
            h6 = Avx512F.FusedMultiplyAdd(value, high, h6);
            value = Vector512.Create(*(float*)(a6 + rowBytes));
            l7 = Avx512F.FusedMultiplyAdd(value, low, l7);
            h7 = Avx512F.FusedMultiplyAdd(value, high, h7);
            value = Vector512.Create(*(float*)(a6 + twoRows));
            l8 = Avx512F.FusedMultiplyAdd(value, low, l8);
            h8 = Avx512F.FusedMultiplyAdd(value, high, h8);
            value = Vector512.Create(*(float*)a9);
            l9 = Avx512F.FusedMultiplyAdd(value, low, l9);
            h9 = Avx512F.FusedMultiplyAdd(value, high, h9);
            value = Vector512.Create(*(float*)(a9 + rowBytes));
            l10 = Avx512F.FusedMultiplyAdd(value, low, l10);
            h10 = Avx512F.FusedMultiplyAdd(value, high, h10);
            value = Vector512.Create(*(float*)(a9 + twoRows));
            l11 = Avx512F.FusedMultiplyAdd(value, low, l11);
            h11 = Avx512F.FusedMultiplyAdd(value, high, h11);
            a0 += stepBytes;
            a3 += stepBytes;
            a6 += stepBytes;
            a9 += stepBytes;
        }

        Put512(c, l0, h0, add);
        Put512(c + (1L * stride), l1, h1, add);
        Put512(c + (2L * stride), l2, h2, add);
        Put512(c + (3L * stride), l3, h3, add);
        Put512(c + (4L * stride), l4, h4, add);
        Put512(c + (5L * stride), l5, h5, add);
        Put512(c + (6L * stride), l6, h6, add);
        Put512(c + (7L * stride), l7, h7, add);
        Put512(c + (8L * stride), l8, h8, add);
        Put512(c + (9L * stride), l9, h9, add);
        Put512(c + (10L * stride), l10, h10, add);
        Put512(c + (11L * stride), l11, h11, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put512(float* c, Vector512<float> low, Vector512<float> high, bool add)
    {
        if (add)
        {
            low += Vector512.Load(c);
            high += Vector512.Load(c + 16);
        }

        low.Store(c);
        high.Store(c + 16);
    }
}
