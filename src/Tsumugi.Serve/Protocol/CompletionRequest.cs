using System.Text.Json;

namespace Tsumugi.Serve.Protocol;

/// <summary>A request for plain completions.</summary>
/// <param name="Model">The model that is asked for.</param>
/// <param name="Prompts">The texts to continue.</param>
/// <param name="MaxTokens">How long an answer may become.</param>
/// <param name="Echo">Whether the answer begins with the prompt.</param>
/// <param name="Options">What it shares with chats; probabilities included.</param>
internal sealed record CompletionRequest(string Model, IReadOnlyList<CompletionPrompt> Prompts, int MaxTokens, bool Echo, AnswerOptions Options)
{
    private const int MostPrompts = 256;

    /// <summary>What the API says of a request that does not say it.</summary>
    private const int UsualTokens = 16;

    /// <summary>Reads a request.</summary>
    /// <exception cref="ApiException">400: the first field that is wrong or cannot be honoured.</exception>
    public static CompletionRequest Read(JsonElement body, int vocabularySize)
    {
        RequestFields fields = new(body);
        string model = fields.Text("model") ?? throw ApiException.Invalid("model", "`model` is missing.");
        IReadOnlyList<CompletionPrompt> prompts = CompletionPrompt.Read(fields, "prompt", vocabularySize, MostPrompts);
        AnswerOptions options = AnswerOptions.Read(fields, vocabularySize);
        int top = fields.Whole("logprobs", 0, 20) ?? -1;
        int most = fields.Whole("max_tokens", 0, int.MaxValue) ?? UsualTokens;
        bool echo = fields.Switch("echo") ?? false;
        fields.Refuse("suffix", suffix => suffix.ValueKind == JsonValueKind.String && suffix.GetString()!.Length == 0);
        int? best = fields.Whole("best_of", 1, int.MaxValue);
        if (best is not null && best != options.Answers)
        {
            throw ApiException.Invalid("best_of", "`best_of` is supported only where it equals `n`.", "unsupported_parameter");
        }

        if (echo && options.Stream)
        {
            throw ApiException.Invalid("echo", "`echo` is not supported together with `stream`.", "unsupported_parameter");
        }

        fields.Finish();
        return new CompletionRequest(model, prompts, most, echo, options with { Sampling = options.Sampling with { TopLogprobs = top } });
    }
}
