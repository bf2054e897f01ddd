using System.Text.Json;
using Tsumugi.Models.Trace;

namespace Tsumugi.Cli.Serving;

/// <summary>Writes spans of a trace for programs.</summary>
internal static class TraceJson
{
    /// <summary>What a trace says and what it does not; sent with every answer.</summary>
    public const string Meaning = "verbatim overlap with the training text; it does not tell why the model wrote this / 学習テキストと一致した箇所です。因果を示すものではありません";

    /// <summary>Writes the spans of a text as one object.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<TraceSpan> spans)
    {
        json.WriteStartObject();
        json.WriteString("meaning", Meaning);
        json.WriteStartArray("spans");
        foreach (TraceSpan span in spans)
        {
            json.WriteStartObject();
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
            json.WriteString("text", span.Text);
            json.WriteNumber("letters", span.Letters);
            json.WriteNumber("count", span.Count);
            json.WriteNumber("log_probability", Math.Round(span.LogProbability, 4));
            json.WriteStartArray("documents");
            foreach (TracePlace place in span.Places)
            {
                json.WriteStartObject();
                json.WriteString("id", place.Document.Id);
                json.WriteString("url", place.Document.Url);
                json.WriteString("title", place.Document.Title);
                json.WriteString("source", place.Document.Source);
                json.WriteString("licence", place.Document.Licence);
                json.WriteNumber("number", place.Document.Number);
                json.WriteString("before", place.Before);
                json.WriteString("after", place.After);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
