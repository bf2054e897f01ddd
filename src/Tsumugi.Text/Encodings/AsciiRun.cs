using System.Buffers.Binary;
using System.Text;

namespace Tsumugi.Text.Encodings;

/// <summary>Copies ASCII in bulk; markup makes most of a page ASCII in every encoding.</summary>
internal static class AsciiRun
{
    private const ulong HighBits = 0x8080808080808080;

    /// <summary>Copies the ASCII bytes at the front if there are eight or more of them.</summary>
    /// <returns>How many bytes were copied; 0 if a byte-wise loop is faster.</returns>
    public static int Copy(ReadOnlySpan<byte> bytes, Span<char> letters)
    {
        if (bytes.Length < 8 || (BinaryPrimitives.ReadUInt64LittleEndian(bytes) & HighBits) != 0)
        {
            return 0;
        }

        Ascii.ToUtf16(bytes, letters, out int written);
        return written;
    }
}
