using System.Text;
using System.Text.Json;

namespace Tsumugi.Serve.Protocol;

/// <summary>One message of a chat.</summary>
/// <param name="Role">`system`, `user` or `assistant`.</param>
/// <param name="Text">What it says.</param>
public sealed record ChatMessage(string Role, string Text)
{
    /// <summary>Reads the messages of a request.</summary>
    /// <exception cref="ApiException">400: something in them cannot be honoured; the message names its place.</exception>
    internal static IReadOnlyList<ChatMessage> Read(RequestFields fields)
    {
        if (fields.Any("messages") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0)
        {
            throw ApiException.Invalid("messages", "`messages` must be a list with at least one message.");
        }

        return [.. list.EnumerateArray().Select((item, index) => One(item, $"messages[{index}]"))];
    }

    private static ChatMessage One(JsonElement item, string place)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("role", out JsonElement role) || role.ValueKind != JsonValueKind.String)
        {
            throw ApiException.Invalid(place, $"`{place}` must be an object with a `role`.");
        }

        string name = role.GetString()!;
        if (name is not ("system" or "developer" or "user" or "assistant"))
        {
            throw ApiException.Invalid($"{place}.role", $"`{place}.role` is `{name}`, expected `system`, `developer`, `user` or `assistant`.");
        }

        return new ChatMessage(name == "developer" ? "system" : name, Content(item, $"{place}.content"));
    }

    private static string Content(JsonElement item, string place)
    {
        if (!item.TryGetProperty("content", out JsonElement content))
        {
            throw ApiException.Invalid(place, $"`{place}` is missing.");
        }

        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                return content.GetString()!;
            case JsonValueKind.Array:
                StringBuilder text = new();
                foreach (JsonElement part in content.EnumerateArray())
                {
                    bool good = part.ValueKind == JsonValueKind.Object && part.TryGetProperty("type", out JsonElement type) && type.ValueEquals("text")
                        && part.TryGetProperty("text", out JsonElement words) && words.ValueKind == JsonValueKind.String;
                    text.Append(good ? part.GetProperty("text").GetString() : throw ApiException.Invalid(place, $"`{place}` has a part that is no text; this server reads text only.", "unsupported_content"));
                }

                return text.ToString();
            default:
                throw ApiException.Invalid(place, $"`{place}` must be a string or a list of text parts.");
        }
    }
}
