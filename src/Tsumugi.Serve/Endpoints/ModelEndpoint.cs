using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tsumugi.Models.Inference;
using Tsumugi.Serve.Protocol;

namespace Tsumugi.Serve.Endpoints;

/// <summary>`/v1/models`: what is served.</summary>
/// <param name="model">The model.</param>
internal sealed class ModelEndpoint(ITextModel model)
{
    /// <summary>Lists the models.</summary>
    public Task ListAsync(HttpContext context) => JsonReply.SendAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        Write(json);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Tells of one model.</summary>
    public Task OneAsync(HttpContext context, string name) =>
        name == model.Name ? JsonReply.SendAsync(context, StatusCodes.Status200OK, Write) : throw ApiException.NoModel(name);

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", model.Name);
        json.WriteString("object", "model");
        json.WriteNumber("created", model.Created);
        json.WriteString("owned_by", "tsumugi");
        json.WriteNumber("max_model_len", model.ContextLength);
        json.WriteEndObject();
    }
}
