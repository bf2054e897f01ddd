using System.Text.Json;
using Tsumugi.Models.Trace;
using Tsumugi.Serve.Tracing;

namespace Tsumugi.Cli.Serving;

/// <summary>Lets the server trace its answers in an index.</summary>
/// <param name="index">The index.</param>
/// <param name="settings">What is told.</param>
internal sealed class IndexTracer(TraceIndex index, TraceSettings settings) : ITracer
{
    /// <inheritdoc/>
    public void Write(string text, Utf8JsonWriter json) => TraceJson.Write(json, index.Trace(text, settings));
}
