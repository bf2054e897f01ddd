using System.Text.Json;

namespace Tsumugi.Serve.Tracing;

/// <summary>Finds verbatim overlap between an answer and the text that the model was trained on. Safe for many threads.</summary>
public interface ITracer
{
    /// <summary>Writes an object that tells the spans of a text that occur in the training text, with their documents.</summary>
    void Write(string text, Utf8JsonWriter json);
}
