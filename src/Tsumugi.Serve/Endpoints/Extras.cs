using System.Text.Json;
using Tsumugi.Serve.Guarding;
using Tsumugi.Serve.Protocol;
using Tsumugi.Serve.Tracing;

namespace Tsumugi.Serve.Endpoints;

/// <summary>Writes what this server tells beyond the OpenAI API: the field `tsumugi` with guard rules that spoke and the trace.</summary>
internal static class Extras
{
    /// <summary>Refuses a wish for a trace where there is no index, and for probabilities where guard rules may change what was said.</summary>
    public static void Check(AnswerOptions options, ServerSettings settings)
    {
        CheckTrace(options.Trace, settings.Tracer);
        if (options.Sampling.TopLogprobs >= 0 && settings.Guard.ChangesAnswers)
        {
            throw ApiException.Invalid("logprobs", "`logprobs` are not told where guard rules may change the answer.", "unsupported_parameter");
        }
    }

    /// <summary>Refuses a wish for a trace where there is no index.</summary>
    public static void CheckTrace(bool trace, ITracer? tracer)
    {
        if (trace && tracer is null)
        {
            throw ApiException.Invalid("tsumugi.trace", "This server has no index of its training text.", "unsupported_parameter");
        }
    }

    /// <summary>Writes the field, if there is anything to tell.</summary>
    public static void Write(Utf8JsonWriter json, GuardLog log, ITracer? tracer, bool trace, IEnumerable<string> texts)
    {
        if (log.Silent && !trace)
        {
            return;
        }

        json.WriteStartObject("tsumugi");
        if (!log.Silent)
        {
            log.Write(json);
        }

        if (trace)
        {
            json.WriteStartArray("trace");
            foreach (string text in texts)
            {
                tracer!.Write(text, json);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
