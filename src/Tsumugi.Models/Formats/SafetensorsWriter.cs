using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tsumugi.Models.Formats;

/// <summary>Writes tensors as Hugging Face's safetensors: a length, a header of JSON, the numbers.</summary>
public static class SafetensorsWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a file; the same input gives the same bytes.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="tensors">In the order in which their numbers are to lie.</param>
    /// <param name="metadata">Texts for the header.</param>
    public static void Write(Stream to, IReadOnlyList<NewTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ArrayBufferWriter<byte> header = new();
        using (Utf8JsonWriter json = new(header, Plain))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsFile.MetadataKey);
            foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            long at = 0;
            foreach (NewTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", SafetensorsFile.NameOf(tensor.Type));
                json.WriteStartArray("shape");
                foreach (int size in tensor.Shape)
                {
                    json.WriteNumberValue(size);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(at);
                at += (long)tensor.Values.Length * TensorBytes.Size(tensor.Type);
                json.WriteNumberValue(at);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Blanks up to a multiple of eight, so that numbers lie where processors like them.
        int padded = (header.WrittenCount + 7) & ~7;
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)padded);
        to.Write(length);
        to.Write(header.WrittenSpan);
        for (int i = header.WrittenCount; i < padded; i++)
        {
            to.WriteByte((byte)' ');
        }

        foreach (NewTensor tensor in tensors)
        {
            TensorBytes.Write(to, tensor.Values.Span, tensor.Type);
        }
    }
}
