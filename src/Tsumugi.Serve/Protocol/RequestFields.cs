using System.Text.Json;

namespace Tsumugi.Serve.Protocol;

/// <summary>Reads the fields of a request one by one and notes which were asked for, so that none is passed over in silence.</summary>
/// <remarks>A field that is null counts as absent, as in the OpenAI API.</remarks>
internal sealed class RequestFields
{
    /// <summary>Fields that say something about the caller or its bookkeeping and change no answer.</summary>
    private static readonly string[] Bookkeeping = ["user", "metadata", "store", "service_tier", "safety_identifier", "prompt_cache_key"];

    private readonly JsonElement _root;
    private readonly HashSet<string> _known = new(Bookkeeping, StringComparer.Ordinal);

    /// <summary>Begins with the body of a request.</summary>
    /// <exception cref="ApiException">400: it is no JSON object.</exception>
    public RequestFields(JsonElement root)
    {
        _root = root;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw ApiException.Invalid(null, "The body must be a JSON object.");
        }
    }

    /// <summary>Gets a field of any kind; null if absent.</summary>
    public JsonElement? Any(string name)
    {
        _known.Add(name);
        return _root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>Gets a text.</summary>
    public string? Text(string name) => Any(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw ApiException.Invalid(name, $"`{name}` must be a string."),
    };

    /// <summary>Gets a whole number in a range.</summary>
    public int? Whole(string name, int least, int most)
    {
        if (Any(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most
            ? number
            : throw ApiException.Invalid(name, $"`{name}` must be a whole number from {least} to {most}.");
    }

    /// <summary>Gets a number in a range.</summary>
    public double? Number(string name, double least, double most)
    {
        if (Any(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= least && number <= most
            ? number
            : throw ApiException.Invalid(name, $"`{name}` must be a number from {least} to {most}.");
    }

    /// <summary>Gets a switch.</summary>
    public bool? Switch(string name) => Any(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw ApiException.Invalid(name, $"`{name}` must be true or false."),
    };

    /// <summary>Gets one text or a list of texts.</summary>
    /// <param name="name">The field.</param>
    /// <param name="most">The longest list.</param>
    public IReadOnlyList<string> Texts(string name, int most)
    {
        switch (Any(name))
        {
            case null:
                return [];
            case { ValueKind: JsonValueKind.String } one:
                return [one.GetString()!];
            case { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() <= most && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                return [.. list.EnumerateArray().Select(item => item.GetString()!)];
            default:
                throw ApiException.Invalid(name, $"`{name}` must be a string or a list of at most {most} strings.");
        }
    }

    /// <summary>Refuses a field that asks for something this server cannot do, unless it asks for the usual.</summary>
    /// <param name="name">The field.</param>
    /// <param name="usual">Whether a value asks for nothing special.</param>
    public void Refuse(string name, Func<JsonElement, bool>? usual = null)
    {
        if (Any(name) is { } value && usual?.Invoke(value) != true)
        {
            throw ApiException.Invalid(name, $"`{name}` is not supported by this server.", "unsupported_parameter");
        }
    }

    /// <summary>Refuses fields that nobody has asked for: an answer that ignores them would not be what the caller wants.</summary>
    public void Finish()
    {
        foreach (JsonProperty field in _root.EnumerateObject())
        {
            if (!_known.Contains(field.Name))
            {
                throw ApiException.Invalid(field.Name, $"`{field.Name}` is not a field that this server knows.", "unknown_parameter");
            }
        }
    }
}
