using System.Text.Json;

namespace Tsumugi.Serve.Protocol;

/// <summary>A request for embeddings.</summary>
/// <param name="Model">The model that is asked for.</param>
/// <param name="Inputs">The texts.</param>
/// <param name="Base64">Whether numbers are sent as Base64 of little-endian 32-bit floats, which the official clients ask for by default.</param>
internal sealed record EmbeddingRequest(string Model, IReadOnlyList<CompletionPrompt> Inputs, bool Base64)
{
    private const int MostInputs = 2048;

    /// <summary>Reads a request.</summary>
    /// <param name="body">The body.</param>
    /// <param name="vocabularySize">The number of tokens that exist.</param>
    /// <param name="width">The number of values that the model gives.</param>
    /// <exception cref="ApiException">400: the first field that is wrong or cannot be honoured.</exception>
    public static EmbeddingRequest Read(JsonElement body, int vocabularySize, int width)
    {
        RequestFields fields = new(body);
        string model = fields.Text("model") ?? throw ApiException.Invalid("model", "`model` is missing.");
        IReadOnlyList<CompletionPrompt> inputs = CompletionPrompt.Read(fields, "input", vocabularySize, MostInputs);
        string format = fields.Text("encoding_format") ?? "float";
        if (format is not ("float" or "base64"))
        {
            throw ApiException.Invalid("encoding_format", $"`encoding_format` is `{format}`, expected `float` or `base64`.");
        }

        fields.Refuse("dimensions", value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int wanted) && wanted == width);
        fields.Finish();
        return new EmbeddingRequest(model, inputs, format == "base64");
    }
}
