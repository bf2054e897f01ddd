using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tsumugi.Text.Encodings;

/// <summary>Copies ASCII in bulk; markup makes most of a page ASCII in every encoding.</summary>
internal static class AsciiRun
{
    /// <summary>Copies the ASCII bytes at the front.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <param name="letters">Room for one unit per byte; units behind the copied ones may be overwritten.</param>
    /// <returns>How many bytes were copied.</returns>
    public static int Copy(ReadOnlySpan<byte> bytes, Span<char> letters)
    {
        // SAFETY: sixteen bytes are read and sixteen units written only where both have as many left.
        ref byte from = ref MemoryMarshal.GetReference(bytes);
        ref char to = ref MemoryMarshal.GetReference(letters);
        nint length = Math.Min(bytes.Length, letters.Length);
        nint at = 0;
        for (; at <= length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            Vector128<byte> sixteen = Vector128.LoadUnsafe(ref from, (nuint)at);
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(sixteen);
            low.StoreUnsafe(ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref to, at)));
            high.StoreUnsafe(ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref to, at + 8)));
            uint beyond = sixteen.ExtractMostSignificantBits();
            if (beyond != 0)
            {
                return (int)at + BitOperations.TrailingZeroCount(beyond);
            }
        }

        for (; at < length && Unsafe.Add(ref from, at) < 0x80; at++)
        {
            Unsafe.Add(ref to, at) = (char)Unsafe.Add(ref from, at);
        }

        return (int)at;
    }
}
