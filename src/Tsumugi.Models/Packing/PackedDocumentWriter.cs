using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tsumugi.Models.Packing;

/// <summary>Writes where packed documents come from, as <see cref="PackedDocumentFile"/> reads it. One caller at a time.</summary>
internal sealed class PackedDocumentWriter : IDisposable
{
    private const int LongestField = 4096;
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FileStream _lines;
    private readonly FileStream _starts;
    private readonly ArrayBufferWriter<byte> _line = new();
    private long _written;

    /// <summary>Begins both parts.</summary>
    public PackedDocumentWriter(string linesPath, string startsPath)
    {
        _lines = new FileStream(linesPath, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        _starts = new FileStream(startsPath, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
    }

    /// <summary>Adds a document; its number follows from the order.</summary>
    public void Add(PackedDocument document)
    {
        Mark();
        _line.ResetWrittenCount();
        using (Utf8JsonWriter json = new(_line, Readable))
        {
            json.WriteStartObject();
            json.WriteString("id", document.Id);
            json.WriteString("url", Short(document.Url));
            json.WriteString("source", document.Source);
            json.WriteString("licence", Short(document.Licence));
            json.WriteString("title", Short(document.Title));
            json.WriteEndObject();
        }

        _lines.Write(_line.WrittenSpan);
        _lines.WriteByte((byte)'\n');
        _written += _line.WrittenCount + 1;
    }

    /// <summary>Finishes both parts.</summary>
    public void Complete()
    {
        Mark();
        _lines.Dispose();
        _starts.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lines.Dispose();
        _starts.Dispose();
    }

    private void Mark()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, _written);
        _starts.Write(bytes);
    }

    private static string Short(string text) => text.Length <= LongestField ? text : text[..LongestField];
}
