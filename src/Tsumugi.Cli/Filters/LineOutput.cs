using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tsumugi.Cli.Filters;

/// <summary>Writes one JSON object a line to standard output.</summary>
internal sealed class LineOutput : IDisposable
{
    private readonly Stream _stream;
    private readonly Utf8JsonWriter _json;

    /// <summary>Writes to a stream.</summary>
    public LineOutput(Stream stream)
    {
        _stream = new BufferedStream(stream, 1 << 16);
        _json = new Utf8JsonWriter(_stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <summary>Opens standard output.</summary>
    public static LineOutput Standard() => new(Console.OpenStandardOutput());

    /// <summary>Begins an object.</summary>
    public Utf8JsonWriter Begin()
    {
        _json.Reset();
        _json.WriteStartObject();
        return _json;
    }

    /// <summary>Begins an object with all fields of another but those named, which the caller writes anew.</summary>
    public Utf8JsonWriter BeginWith(JsonElement root, params ReadOnlySpan<string> without)
    {
        Begin();
        foreach (JsonProperty field in root.EnumerateObject())
        {
            if (!without.Contains(field.Name))
            {
                field.WriteTo(_json);
            }
        }

        return _json;
    }

    /// <summary>Ends the object and its line.</summary>
    public void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes a line as it is.</summary>
    public void Raw(ReadOnlySpan<byte> line)
    {
        _stream.Write(line);
        _stream.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _stream.Dispose();
    }
}
