using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tsumugi.Cli.Screen;

/// <summary>Writes JSON as this program prints it: one line, Japanese as it is.</summary>
internal static class Json
{
    /// <summary>Gets the options in force.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets a node as one line.</summary>
    public static string Line(JsonNode node) => node.ToJsonString(Options);
}
