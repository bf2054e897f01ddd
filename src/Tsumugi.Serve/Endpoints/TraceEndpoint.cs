using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tsumugi.Serve.Protocol;
using Tsumugi.Serve.Tracing;

namespace Tsumugi.Serve.Endpoints;

/// <summary>`/v1/trace`: where a text overlaps with the training text. Takes `{"text": …}`.</summary>
/// <param name="room">What all endpoints share.</param>
internal sealed class TraceEndpoint(Room room)
{
    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        using JsonDocument body = await Body.ReadAsync(context);
        RequestFields fields = new(body.RootElement);
        string text = fields.Text("text") ?? throw ApiException.Invalid("text", "`text` is missing.");
        fields.Finish();
        ITracer tracer = room.Settings.Tracer ?? throw ApiException.Invalid(null, "This server has no index of its training text.", "unsupported_parameter");
        using IDisposable place = await room.Queue.EnterAsync(context.RequestAborted);
        await JsonReply.SendAsync(context, StatusCodes.Status200OK, json => tracer.Write(text, json));
    }
}
