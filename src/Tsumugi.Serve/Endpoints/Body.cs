using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tsumugi.Serve.Endpoints;

/// <summary>Reads bodies of requests.</summary>
internal static class Body
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>Reads a body as JSON.</summary>
    public static Task<JsonDocument> ReadAsync(HttpContext context) => JsonDocument.ParseAsync(context.Request.Body, Options, context.RequestAborted);
}
