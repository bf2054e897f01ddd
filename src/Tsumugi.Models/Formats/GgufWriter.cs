using System.Buffers.Binary;
using System.Text;

namespace Tsumugi.Models.Formats;

/// <summary>Writes GGUF version 3, as llama.cpp reads it.</summary>
public static class GgufWriter
{
    /// <summary>Writes a file; the same input gives the same bytes.</summary>
    /// <param name="to">Where it goes; need not be seekable.</param>
    /// <param name="entries">Named values, in their order.</param>
    /// <param name="tensors">Tensors, in their order; dimensions slowest first, as everywhere here.</param>
    public static void Write(Stream to, IReadOnlyList<GgufEntry> entries, IReadOnlyList<NewTensor> tensors)
    {
        using MemoryStream head = new();
        Number(head, GgufFormat.Magic);
        Number(head, GgufFormat.Version);
        Number(head, (ulong)tensors.Count);
        Number(head, (ulong)entries.Count);
        foreach (GgufEntry entry in entries)
        {
            Text(head, entry.Key);
            Value(head, entry.Value);
        }

        ulong offset = 0;
        foreach (NewTensor tensor in tensors)
        {
            Text(head, tensor.Name);
            Number(head, (uint)tensor.Shape.Count);
            for (int i = tensor.Shape.Count - 1; i >= 0; i--)
            {
                Number(head, (ulong)tensor.Shape[i]);
            }

            Number(head, GgufFormat.CodeOf(tensor.Type));
            Number(head, offset);
            offset += Padded((ulong)tensor.Values.Length * (ulong)TensorBytes.Size(tensor.Type));
        }

        Pad(head, (ulong)head.Length);
        head.WriteTo(to);
        foreach (NewTensor tensor in tensors)
        {
            TensorBytes.Write(to, tensor.Values.Span, tensor.Type);
            Pad(to, (ulong)tensor.Values.Length * (ulong)TensorBytes.Size(tensor.Type));
        }
    }

    private static void Value(MemoryStream to, object value)
    {
        switch (value)
        {
            case uint number:
                Number(to, GgufFormat.UInt32);
                Number(to, number);
                break;
            case int number:
                Number(to, GgufFormat.Int32);
                Number(to, (uint)number);
                break;
            case float number:
                Number(to, GgufFormat.Float32);
                Number(to, BitConverter.SingleToUInt32Bits(number));
                break;
            case bool flag:
                Number(to, GgufFormat.Bool);
                to.WriteByte(flag ? (byte)1 : (byte)0);
                break;
            case string text:
                Number(to, GgufFormat.String);
                Text(to, text);
                break;
            case string[] texts:
                ArrayHead(to, GgufFormat.String, texts.Length);
                Array.ForEach(texts, text => Text(to, text));
                break;
            case float[] numbers:
                ArrayHead(to, GgufFormat.Float32, numbers.Length);
                Array.ForEach(numbers, number => Number(to, BitConverter.SingleToUInt32Bits(number)));
                break;
            case int[] numbers:
                ArrayHead(to, GgufFormat.Int32, numbers.Length);
                Array.ForEach(numbers, number => Number(to, (uint)number));
                break;
            default:
                throw new ArgumentException($"a value of {value.GetType().Name} has no place in GGUF here", nameof(value));
        }
    }

    private static void ArrayHead(MemoryStream to, uint type, int count)
    {
        Number(to, GgufFormat.Array);
        Number(to, type);
        Number(to, (ulong)count);
    }

    private static void Text(MemoryStream to, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Number(to, (ulong)bytes.Length);
        to.Write(bytes);
    }

    private static void Number(MemoryStream to, uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        to.Write(bytes);
    }

    private static void Number(MemoryStream to, ulong number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        to.Write(bytes);
    }

    private static ulong Padded(ulong bytes) => (bytes + GgufFormat.Alignment - 1) / GgufFormat.Alignment * GgufFormat.Alignment;

    private static void Pad(Stream to, ulong bytes) => to.Write(stackalloc byte[(int)(Padded(bytes) - bytes)]);
}
