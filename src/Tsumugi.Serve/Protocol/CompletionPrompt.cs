using System.Text.Json;

namespace Tsumugi.Serve.Protocol;

/// <summary>A prompt as the API takes it: a text, or tokens.</summary>
/// <param name="Text">The text; null where tokens are given.</param>
/// <param name="Tokens">The tokens; null where a text is given.</param>
internal sealed record CompletionPrompt(string? Text, IReadOnlyList<int>? Tokens)
{
    /// <summary>Reads a field that holds a text, a list of texts, a list of tokens, or a list of such lists.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="name">The field.</param>
    /// <param name="vocabularySize">The number of tokens that exist.</param>
    /// <param name="most">The longest list of prompts.</param>
    public static IReadOnlyList<CompletionPrompt> Read(RequestFields fields, string name, int vocabularySize, int most)
    {
        JsonElement value = fields.Any(name) ?? throw ApiException.Invalid(name, $"`{name}` is missing.");
        if (value.ValueKind == JsonValueKind.String)
        {
            return [new CompletionPrompt(value.GetString(), null)];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            throw Wrong(name, most);
        }

        if (value[0].ValueKind == JsonValueKind.Number)
        {
            return [new CompletionPrompt(null, Numbers(value, name, vocabularySize))];
        }

        if (value.GetArrayLength() > most)
        {
            throw Wrong(name, most);
        }

        return [.. value.EnumerateArray().Select(item => item.ValueKind switch
        {
            JsonValueKind.String => new CompletionPrompt(item.GetString(), null),
            JsonValueKind.Array => new CompletionPrompt(null, Numbers(item, name, vocabularySize)),
            _ => throw Wrong(name, most),
        })];
    }

    private static ApiException Wrong(string name, int most) => ApiException.Invalid(name, $"`{name}` must be a string, a list of token ids, or a list of at most {most} of either.");

    private static List<int> Numbers(JsonElement list, string name, int vocabularySize)
    {
        List<int> tokens = new(list.GetArrayLength());
        foreach (JsonElement item in list.EnumerateArray())
        {
            bool good = item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out int token) && token >= 0 && token < vocabularySize;
            tokens.Add(good ? item.GetInt32() : throw ApiException.Invalid(name, $"`{name}` holds something that is no token id from 0 to {vocabularySize - 1}."));
        }

        return tokens;
    }
}
