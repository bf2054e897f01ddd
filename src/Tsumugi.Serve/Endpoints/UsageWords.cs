using System.Text.Json;
using Tsumugi.Serve.Audit;

namespace Tsumugi.Serve.Endpoints;

/// <summary>Writes the counts of tokens.</summary>
internal static class UsageWords
{
    /// <summary>Writes the object `usage`.</summary>
    public static void Write(Utf8JsonWriter json, Exchange exchange, bool completion = true)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", exchange.PromptTokens);
        if (completion)
        {
            json.WriteNumber("completion_tokens", exchange.CompletionTokens);
        }

        json.WriteNumber("total_tokens", exchange.PromptTokens + exchange.CompletionTokens);
        json.WriteEndObject();
    }
}
