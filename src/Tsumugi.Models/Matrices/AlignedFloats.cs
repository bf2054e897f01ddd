using System.Runtime.CompilerServices;

namespace Tsumugi.Models.Matrices;

/// <summary>Scratch memory that begins at a cache line and never moves; grows, never shrinks.</summary>
/// <remarks>One thread at a time.</remarks>
internal sealed unsafe class AlignedFloats
{
    private const int Line = 64;

    private float[] _memory = [];

    /// <summary>Gets at least so many elements; what was in them is undefined.</summary>
    public float* Ensure(int elements)
    {
        const int Spare = Line / sizeof(float);
        if (_memory.Length < elements + Spare)
        {
            _memory = GC.AllocateUninitializedArray<float>(elements + Spare, pinned: true);
        }

        // SAFETY: the array is pinned for its whole life, and this object keeps it alive; Spare elements make room for the shift.
        nint start = (nint)Unsafe.AsPointer(ref _memory[0]);
        return (float*)((start + Line - 1) & ~(nint)(Line - 1));
    }
}
