namespace Tsumugi.Models.Matrices;

/// <summary>Which code multiplies matrices.</summary>
internal enum GemmKernel
{
    /// <summary>The definition: three loops.</summary>
    Scalar,

    /// <summary>Tiles of 6 × 16 in registers of 256 bits: every x86-64 machine with AVX2, and, in pairs of 128 bits, Arm.</summary>
    Vector256,

    /// <summary>Tiles of 12 × 32 in registers of 512 bits.</summary>
    Vector512,
}
