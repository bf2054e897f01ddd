using System.Text.Json;

namespace Tsumugi.Serve.Protocol;

/// <summary>A request for a chat completion.</summary>
/// <param name="Model">The model that is asked for.</param>
/// <param name="Messages">The messages so far.</param>
/// <param name="MaxTokens">How long an answer may become; null for as long as fits.</param>
/// <param name="Options">What it shares with plain completions; probabilities included.</param>
internal sealed record ChatRequest(string Model, IReadOnlyList<ChatMessage> Messages, int? MaxTokens, AnswerOptions Options)
{
    /// <summary>Reads a request.</summary>
    /// <exception cref="ApiException">400: the first field that is wrong or cannot be honoured.</exception>
    public static ChatRequest Read(JsonElement body, int vocabularySize)
    {
        RequestFields fields = new(body);
        string model = fields.Text("model") ?? throw ApiException.Invalid("model", "`model` is missing.");
        IReadOnlyList<ChatMessage> messages = ChatMessage.Read(fields);
        int? most = fields.Whole("max_completion_tokens", 1, int.MaxValue);
        int? older = fields.Whole("max_tokens", 1, int.MaxValue);
        AnswerOptions options = AnswerOptions.Read(fields, vocabularySize);
        bool logprobs = fields.Switch("logprobs") ?? false;
        int? top = fields.Whole("top_logprobs", 0, 20);
        if (top is not null && !logprobs)
        {
            throw ApiException.Invalid("top_logprobs", "`top_logprobs` needs `logprobs: true`.");
        }

        fields.Refuse("tools", tools => tools.ValueKind == JsonValueKind.Array && tools.GetArrayLength() == 0);
        fields.Refuse("tool_choice", choice => choice.ValueEquals("none"));
        fields.Refuse("parallel_tool_calls", calls => calls.ValueKind == JsonValueKind.False);
        fields.Refuse("response_format", format => format.ValueKind == JsonValueKind.Object && format.TryGetProperty("type", out JsonElement type) && type.ValueEquals("text"));
        fields.Refuse("modalities", kinds => kinds.ValueKind == JsonValueKind.Array && kinds.GetArrayLength() == 1 && kinds[0].ValueEquals("text"));
        fields.Finish();
        return new ChatRequest(model, messages, most ?? older, options with { Sampling = options.Sampling with { TopLogprobs = logprobs ? top ?? 0 : -1 } });
    }
}
