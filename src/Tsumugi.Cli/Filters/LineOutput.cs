using System.Runtime.InteropServices;
using System.Text.Json;
using Tsumugi.Storage.JsonLines;

namespace Tsumugi.Cli.Filters;

/// <summary>Writes one JSON object a line to standard output.</summary>
internal sealed class LineOutput : IDisposable
{
    private readonly JsonLinesWriter _lines;

    /// <summary>Writes to a stream.</summary>
    public LineOutput(Stream stream) => _lines = new JsonLinesWriter(stream);

    /// <summary>Opens standard output.</summary>
    public static LineOutput Standard() => new(Console.OpenStandardOutput());

    /// <summary>Begins an object.</summary>
    public Utf8JsonWriter Begin() => _lines.Begin();

    /// <summary>Begins an object with all fields of another but those named, which the caller writes anew.</summary>
    public Utf8JsonWriter BeginWith(JsonElement root, params ReadOnlySpan<string> without)
    {
        Utf8JsonWriter json = Begin();
        foreach (JsonProperty field in root.EnumerateObject())
        {
            string name = JsonStrings.NameOf(field);
            if (!without.Contains(name))
            {
                json.WritePropertyName(name);
                json.WriteRawValue(JsonMarshal.GetRawUtf8Value(field.Value), skipInputValidation: true);
            }
        }

        return json;
    }

    /// <summary>Ends the object and its line.</summary>
    public void End() => _lines.End();

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();
}
