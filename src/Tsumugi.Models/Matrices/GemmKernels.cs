using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tsumugi.Models.Matrices;

/// <summary>What a kernel is made for.</summary>
internal static class GemmKernels
{
    /// <summary>The most terms that are added up in registers before the sum goes to memory; the same for all kernels, so that all round alike.</summary>
    public const int Depth = 256;

    /// <summary>Gets the fastest kernel of this machine.</summary>
    public static GemmKernel Best { get; } =
        IsSupported(GemmKernel.Vector512) ? GemmKernel.Vector512 : IsSupported(GemmKernel.Vector256) ? GemmKernel.Vector256 : GemmKernel.Scalar;

    /// <summary>Says whether this machine can run a kernel at speed.</summary>
    public static bool IsSupported(GemmKernel kernel) => kernel switch
    {
        GemmKernel.Vector512 => Avx512F.IsSupported,
        GemmKernel.Vector256 => Vector256.IsHardwareAccelerated || Vector128.IsHardwareAccelerated,
        _ => true,
    };

    /// <summary>Gets the rows of a kernel's tile.</summary>
    public static int TileRows(GemmKernel kernel) => kernel == GemmKernel.Vector512 ? 12 : 6;

    /// <summary>Gets the columns of a kernel's tile.</summary>
    public static int TileColumns(GemmKernel kernel) => kernel == GemmKernel.Vector512 ? 32 : 16;
}
