using System.Numerics;
using System.Runtime.Intrinsics;

namespace Tsumugi.Text.Encodings;

/// <summary>Recognises what is no text in any encoding: images, archives, fonts, office files.</summary>
public static class BinaryContent
{
    private const int Reach = 64 * 1024;

    /// <summary>Says whether the bytes are binary data.</summary>
    /// <remarks>By the file's first bytes, or by control bytes: more than 1 in 50 of the first 64 KiB is a NUL or another control that text never has.</remarks>
    public static bool Is(ReadOnlySpan<byte> bytes)
    {
        if (HasSignature(bytes))
        {
            return true;
        }

        ReadOnlySpan<byte> front = bytes[..Math.Min(bytes.Length, Reach)];
        return (long)CountControls(front) * 50 > front.Length;
    }

    /// <summary>Counts the control bytes that text never has.</summary>
    /// <remarks>ISO-2022-JP needs ESC (1B); 08, 0B, 0E, 0F appear in broken but readable pages too seldom to matter.</remarks>
    internal static int CountControls(ReadOnlySpan<byte> bytes)
    {
        int controls = 0;
        for (; bytes.Length >= Vector256<byte>.Count; bytes = bytes[Vector256<byte>.Count..])
        {
            Vector256<byte> values = Vector256.Create(bytes);
            Vector256<byte> innocent = Vector256.Equals(values, Vector256.Create((byte)0x09)) | Vector256.Equals(values, Vector256.Create((byte)0x0A))
                | Vector256.Equals(values, Vector256.Create((byte)0x0C)) | Vector256.Equals(values, Vector256.Create((byte)0x0D))
                | Vector256.Equals(values, Vector256.Create((byte)0x1B));
            Vector256<byte> low = Vector256.LessThan(values, Vector256.Create((byte)0x20));
            controls += BitOperations.PopCount(Vector256.AndNot(low, innocent).ExtractMostSignificantBits());
        }

        return controls + CountControlsOneByOne(bytes);
    }

    /// <summary>Counts the same, byte by byte.</summary>
    internal static int CountControlsOneByOne(ReadOnlySpan<byte> bytes)
    {
        int controls = 0;
        foreach (byte value in bytes)
        {
            controls += value < 0x20 && value is not (0x09 or 0x0A or 0x0C or 0x0D or 0x1B) ? 1 : 0;
        }

        return controls;
    }

    private static bool HasSignature(ReadOnlySpan<byte> bytes) =>
        bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..]
        || bytes.StartsWith("GIF8"u8)
        || bytes is [0xFF, 0xD8, 0xFF, ..]
        || bytes.StartsWith("PK\u0003\u0004"u8)
        || bytes.StartsWith("%PDF-"u8)
        || bytes is [0x1F, 0x8B, 0x08, ..]
        || bytes is [0xD0, 0xCF, 0x11, 0xE0, ..]
        || bytes.StartsWith("wOFF"u8)
        || bytes.StartsWith("wOF2"u8)
        || (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].IndexOf("WEBP"u8) == 0)
        || bytes is [0x28, 0xB5, 0x2F, 0xFD, ..]
        || bytes is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..]
        || bytes is [0x00, 0x00, 0x01, 0x00, ..];
}
