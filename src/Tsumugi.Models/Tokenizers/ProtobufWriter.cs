using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Writes the fields of a protobuf message.</summary>
internal sealed class ProtobufWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Gets what was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Writes a whole number.</summary>
    public void Int(int field, int value)
    {
        Varint((ulong)field << 3);

        // Negative numbers are widened to 64 bits with their sign.
        Varint((ulong)(long)value);
    }

    /// <summary>Writes yes or no.</summary>
    public void Bool(int field, bool value) => Int(field, value ? 1 : 0);

    /// <summary>Writes a number of 32 bits.</summary>
    public void Float(int field, float value)
    {
        Varint(((ulong)field << 3) | 5);
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(four, value);
        _bytes.Write(four);
    }

    /// <summary>Writes bytes, or a message of its own.</summary>
    public void Content(int field, ReadOnlySpan<byte> content)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)content.Length);
        _bytes.Write(content);
    }

    /// <summary>Writes text.</summary>
    public void Text(int field, string text) => Content(field, Encoding.UTF8.GetBytes(text));

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }
}
