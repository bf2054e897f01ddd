using System.Buffers.Binary;

namespace Tsumugi.Models.Formats;

/// <summary>Turns numbers into bytes of a file and back.</summary>
internal static class TensorBytes
{
    /// <summary>Numbers that are turned at once.</summary>
    private const int AtOnce = 1 << 14;

    /// <summary>Gets the bytes of a number.</summary>
    public static int Size(TensorType type) => type == TensorType.Float32 ? 4 : 2;

    /// <summary>Writes numbers.</summary>
    public static void Write(Stream to, ReadOnlySpan<float> values, TensorType type)
    {
        byte[] buffer = new byte[AtOnce * Size(type)];
        for (int start = 0; start < values.Length; start += AtOnce)
        {
            ReadOnlySpan<float> part = values.Slice(start, Math.Min(AtOnce, values.Length - start));
            Encode(part, buffer, type);
            to.Write(buffer.AsSpan(0, part.Length * Size(type)));
        }
    }

    /// <summary>Turns numbers into bytes; those that half precision cannot hold become infinite, as the standard says.</summary>
    public static void Encode(ReadOnlySpan<float> values, Span<byte> bytes, TensorType type)
    {
        for (int i = 0; i < values.Length; i++)
        {
            switch (type)
            {
                case TensorType.Float32:
                    BinaryPrimitives.WriteSingleLittleEndian(bytes[(4 * i)..], values[i]);
                    break;
                case TensorType.Float16:
                    BinaryPrimitives.WriteHalfLittleEndian(bytes[(2 * i)..], (Half)values[i]);
                    break;
                case TensorType.BFloat16:
                    BinaryPrimitives.WriteUInt16LittleEndian(bytes[(2 * i)..], ToBFloat16(values[i]));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(type));
            }
        }
    }

    /// <summary>Turns bytes into numbers.</summary>
    public static void Decode(ReadOnlySpan<byte> bytes, Span<float> values, TensorType type)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = type switch
            {
                TensorType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]),
                TensorType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]),
                TensorType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16),
                _ => throw new ArgumentOutOfRangeException(nameof(type)),
            };
        }
    }

    /// <summary>Reads the numbers of a stretch of a file.</summary>
    public static void Read(Microsoft.Win32.SafeHandles.SafeFileHandle file, long at, Span<float> values, TensorType type)
    {
        int size = Size(type);
        byte[] buffer = new byte[Math.Min(AtOnce, Math.Max(1, values.Length)) * size];
        while (!values.IsEmpty)
        {
            int count = Math.Min(AtOnce, values.Length);
            for (int read = 0; read < count * size;)
            {
                int more = RandomAccess.Read(file, buffer.AsSpan(read, (count * size) - read), at + read);
                read += more > 0 ? more : throw new EndOfStreamException("the file became shorter while it was read");
            }

            Decode(buffer.AsSpan(0, count * size), values[..count], type);
            values = values[count..];
            at += count * size;
        }
    }

    /// <summary>Rounds to the nearest, ties to even; a NaN stays one.</summary>
    private static ushort ToBFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? (ushort)((bits >> 16) | 0x40) : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
