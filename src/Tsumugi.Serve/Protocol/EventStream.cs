using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tsumugi.Serve.Protocol;

/// <summary>Sends server-sent events: a line `data:` for each value, `[DONE]` at the end.</summary>
/// <param name="context">The request; nothing of its answer has been sent yet.</param>
internal sealed class EventStream(HttpContext context)
{
    private bool _begun;

    /// <summary>Sends one value at once.</summary>
    public Task SendAsync(Action<Utf8JsonWriter> write) => SendAsync(JsonReply.Bytes(write));

    /// <summary>Sends one value that is JSON already.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> json)
    {
        Begin();
        await context.Response.Body.WriteAsync("data: "u8.ToArray(), context.RequestAborted);
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
        await context.Response.Body.WriteAsync("\n\n"u8.ToArray(), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>Says that nothing follows.</summary>
    public async Task EndAsync()
    {
        Begin();
        await context.Response.Body.WriteAsync("data: [DONE]\n\n"u8.ToArray(), context.RequestAborted);
    }

    private void Begin()
    {
        if (!_begun)
        {
            _begun = true;
            context.Response.ContentType = "text/event-stream; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers["X-Accel-Buffering"] = "no"; // a proxy in front that collects would undo the stream
        }
    }
}
