using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tsumugi.Text.Encodings;

/// <summary>Copies letters that UTF-8 writes with three bytes: kana, kanji and what stands between them.</summary>
/// <remarks>
/// Each letter is brought into a lane of 32 bits, its first byte highest, so that all lanes are checked and put together at once:
/// <code>
/// bytes   E3 81 82 | E3 81 84 | …      lane   00 E3 81 82
/// check   lane &amp; 00F0C0C0 = 00E08080   letter (lane &amp; 3F) | (lane &amp; 3F00) >> 2 | (lane &amp; 0F0000) >> 4
/// </code>
/// A letter below U+0800 (too long a form) or a surrogate fails the check. Sixteen letters at once where the processor can move single
/// bytes across 512 bits (AVX-512 VBMI), else eight (AVX2), else four.
/// </remarks>
internal static class ThreeByteRun
{
    private static ReadOnlySpan<byte> Sixteen =>
    [
        2, 1, 0, 64, 5, 4, 3, 64, 8, 7, 6, 64, 11, 10, 9, 64, 14, 13, 12, 64, 17, 16, 15, 64, 20, 19, 18, 64, 23, 22, 21, 64,
        26, 25, 24, 64, 29, 28, 27, 64, 32, 31, 30, 64, 35, 34, 33, 64, 38, 37, 36, 64, 41, 40, 39, 64, 44, 43, 42, 64, 47, 46, 45, 64,
    ];

    /// <summary>Copies the three-byte letters at the front.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <param name="letters">Room for one unit per byte; units behind the copied ones may be overwritten.</param>
    /// <returns>How many letters were copied; where it stops stands something else, or a broken sequence.</returns>
    public static int Copy(ReadOnlySpan<byte> bytes, Span<char> letters)
    {
        bytes = bytes[..Math.Min(bytes.Length, letters.Length)];
        int count = 0;
        bool goesOn = true;
        if (Avx512Vbmi.IsSupported)
        {
            goesOn = CopySixteens(bytes, letters, ref count);
        }

        if (goesOn && Avx2.IsSupported)
        {
            goesOn = CopyEights(bytes, letters, ref count);
        }

        if (goesOn && Vector128.IsHardwareAccelerated)
        {
            goesOn = CopyFours(bytes, letters, ref count);
        }

        return goesOn ? CopyOnes(bytes, letters, count) : count;
    }

    /// <summary>Copies letter by letter, behind those that were copied already.</summary>
    internal static int CopyOnes(ReadOnlySpan<byte> bytes, Span<char> letters, int count)
    {
        for (int at = count * 3; at + 2 < bytes.Length; at += 3)
        {
            uint lane = ((uint)bytes[at] << 16) | ((uint)bytes[at + 1] << 8) | bytes[at + 2];
            uint letter = (lane & 0x3F) | ((lane & 0x3F00) >> 2) | ((lane & 0x0F_0000) >> 4);
            if ((lane & 0xF0_C0C0) != 0xE0_8080 || letter is < 0x800 or (>= 0xD800 and <= 0xDFFF))
            {
                break;
            }

            letters[count++] = (char)letter;
        }

        return count;
    }

    /// <summary>Copies four letters at a time.</summary>
    /// <returns>False if a letter ended the run, true if too few bytes are left.</returns>
    internal static bool CopyFours(ReadOnlySpan<byte> bytes, Span<char> letters, ref int count)
    {
        // SAFETY: sixteen bytes are read and four units written only where sixteen bytes, and so as many units of room, are left.
        ref byte from = ref MemoryMarshal.GetReference(bytes);
        ref char to = ref MemoryMarshal.GetReference(letters);
        Vector128<byte> order = Vector128.Create((byte)2, 1, 0, 255, 5, 4, 3, 255, 8, 7, 6, 255, 11, 10, 9, 255);
        while (bytes.Length - (count * 3) >= Vector128<byte>.Count)
        {
            Vector128<uint> lanes = Vector128.Shuffle(Vector128.LoadUnsafe(ref from, (nuint)(count * 3)), order).AsUInt32();
            Vector128<uint> found = (lanes & Vector128.Create(0x3Fu)) | ((lanes & Vector128.Create(0x3F00u)) >>> 2) | ((lanes & Vector128.Create(0x0F_0000u)) >>> 4);
            Vector128<uint> wrong = ~Vector128.Equals(lanes & Vector128.Create(0xF0_C0C0u), Vector128.Create(0xE0_8080u))
                | Vector128.LessThan(found, Vector128.Create(0x800u))
                | Vector128.Equals(found & Vector128.Create(0xF800u), Vector128.Create(0xD800u));
            Vector128.Narrow(found, found).GetLower().StoreUnsafe(ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref to, count)));
            uint ends = wrong.ExtractMostSignificantBits();
            if (ends != 0)
            {
                count += BitOperations.TrailingZeroCount(ends);
                return false;
            }

            count += Vector128<uint>.Count;
        }

        return true;
    }

    /// <summary>Copies eight letters at a time; asks for AVX2.</summary>
    /// <returns>False if a letter ended the run, true if too few bytes are left.</returns>
    internal static bool CopyEights(ReadOnlySpan<byte> bytes, Span<char> letters, ref int count)
    {
        // SAFETY: twice sixteen bytes, twelve apart, are read and eight units written only where 28 bytes, and so as many units of room, are left.
        ref byte from = ref MemoryMarshal.GetReference(bytes);
        ref char to = ref MemoryMarshal.GetReference(letters);
        Vector256<byte> order = Vector256.Create(Vector128.Create((byte)2, 1, 0, 255, 5, 4, 3, 255, 8, 7, 6, 255, 11, 10, 9, 255));
        while (bytes.Length - (count * 3) >= 28)
        {
            Vector256<byte> loaded = Vector256.Create(Vector128.LoadUnsafe(ref from, (nuint)(count * 3)), Vector128.LoadUnsafe(ref from, (nuint)((count * 3) + 12)));
            Vector256<uint> lanes = Avx2.Shuffle(loaded, order).AsUInt32();
            Vector256<uint> found = (lanes & Vector256.Create(0x3Fu)) | ((lanes & Vector256.Create(0x3F00u)) >>> 2) | ((lanes & Vector256.Create(0x0F_0000u)) >>> 4);
            Vector256<uint> wrong = ~Vector256.Equals(lanes & Vector256.Create(0xF0_C0C0u), Vector256.Create(0xE0_8080u))
                | Vector256.LessThan(found, Vector256.Create(0x800u))
                | Vector256.Equals(found & Vector256.Create(0xF800u), Vector256.Create(0xD800u));
            Vector128.Narrow(found.GetLower(), found.GetUpper()).StoreUnsafe(ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref to, count)));
            uint ends = wrong.ExtractMostSignificantBits();
            if (ends != 0)
            {
                count += BitOperations.TrailingZeroCount(ends);
                return false;
            }

            count += Vector256<uint>.Count;
        }

        return true;
    }

    /// <summary>Copies sixteen letters at a time; asks for AVX-512 VBMI.</summary>
    /// <returns>False if a letter ended the run, true if too few bytes are left.</returns>
    internal static bool CopySixteens(ReadOnlySpan<byte> bytes, Span<char> letters, ref int count)
    {
        // SAFETY: 64 bytes are read and sixteen units written only where 64 bytes, and so as many units of room, are left.
        ref byte from = ref MemoryMarshal.GetReference(bytes);
        ref char to = ref MemoryMarshal.GetReference(letters);
        Vector512<byte> order = Vector512.Create(Sixteen);
        while (bytes.Length - (count * 3) >= Vector512<byte>.Count)
        {
            // A lane's highest byte is byte 0 of the second operand, which is all zeros: index 64.
            Vector512<uint> lanes = Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(ref from, (nuint)(count * 3)), order, Vector512<byte>.Zero).AsUInt32();
            Vector512<uint> found = (lanes & Vector512.Create(0x3Fu)) | ((lanes & Vector512.Create(0x3F00u)) >>> 2) | ((lanes & Vector512.Create(0x0F_0000u)) >>> 4);
            Vector512<uint> wrong = ~Vector512.Equals(lanes & Vector512.Create(0xF0_C0C0u), Vector512.Create(0xE0_8080u))
                | Vector512.LessThan(found, Vector512.Create(0x800u))
                | Vector512.Equals(found & Vector512.Create(0xF800u), Vector512.Create(0xD800u));
            Avx512F.ConvertToVector256UInt16(found).StoreUnsafe(ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref to, count)));
            ulong ends = wrong.ExtractMostSignificantBits();
            if (ends != 0)
            {
                count += BitOperations.TrailingZeroCount(ends);
                return false;
            }

            count += Vector512<uint>.Count;
        }

        return true;
    }
}
