using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tsumugi.Serve.Audit;
using Tsumugi.Serve.Protocol;

namespace Tsumugi.Serve.Endpoints;

/// <summary>Every request passes here: its number, its key, the words of its errors, the note of it in log and counts.</summary>
/// <param name="room">What all endpoints share.</param>
/// <param name="audit">The audit log; null for none.</param>
internal sealed class FrontDoor(Room room, AuditLog? audit)
{
    private const string Items = "tsumugi-exchange";

    /// <summary>Gets the note of a request.</summary>
    public static Exchange Of(HttpContext context) => (Exchange)context.Items[Items]!;

    /// <summary>Lets a request through, or answers with an error.</summary>
    public async Task EnterAsync(HttpContext context, RequestDelegate next)
    {
        if (Origin(context))
        {
            return;
        }

        string path = context.Request.Path.Value ?? "";
        if (path is "/health" or "/metrics")
        {
            await next(context);
            return;
        }

        long start = room.Time.GetTimestamp();
        DateTimeOffset begun = room.Time.GetUtcNow();
        Exchange exchange = new() { Id = "req-" + RandomNumberGenerator.GetHexString(24, lowercase: true), Endpoint = Known(path) };
        context.Items[Items] = exchange;
        context.Response.Headers["X-Request-Id"] = exchange.Id;
        int status = await AnswerAsync(context, exchange, next);
        TimeSpan taken = room.Time.GetElapsedTime(start);
        room.Metrics.Count(exchange, status, taken);
        audit?.Note(exchange, status, begun, taken);
    }

    /// <summary>Names the endpoint; a path of nobody's could hold anything, so it is not noted.</summary>
    private static string Known(string path) => path switch
    {
        "/v1/models" or "/v1/chat/completions" or "/v1/completions" or "/v1/embeddings" or "/v1/trace" => path,
        _ when path.StartsWith("/v1/models/", StringComparison.Ordinal) => "/v1/models",
        _ => "other",
    };

    private async Task<int> AnswerAsync(HttpContext context, Exchange exchange, RequestDelegate next)
    {
        try
        {
            if (room.Settings.Keys.Locked)
            {
                exchange.Key = room.Settings.Keys.LabelOf(context.Request.Headers.Authorization) ?? throw ApiException.NoKey();
            }

            await next(context);
            if (context.Response.StatusCode == StatusCodes.Status404NotFound && !context.Response.HasStarted && context.GetEndpoint() is null)
            {
                throw new ApiException(404, "invalid_request_error", "unknown_url", null, "There is nothing at this address; see /v1/models, /v1/chat/completions, /v1/completions, /v1/embeddings.");
            }

            return context.Response.StatusCode;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            exchange.Error = "client_closed_request";
            return 499; // nginx's word for it; nobody receives it
        }
        catch (Exception failure)
        {
            return await RefuseAsync(context, exchange, failure);
        }
    }

    private static async Task<int> RefuseAsync(HttpContext context, Exchange exchange, Exception failure)
    {
        ApiException error = failure switch
        {
            ApiException known => known,
            JsonException => ApiException.Invalid(null, "The body is not valid JSON.", "invalid_json"),
            BadHttpRequestException bad => new ApiException(bad.StatusCode, "invalid_request_error", bad.StatusCode == 413 ? "body_too_large" : "bad_request", null, bad.StatusCode == 413 ? "The body is larger than this server takes." : "The request cannot be read."),
            _ => new ApiException(500, "server_error", "internal_error", null, "A fault of the server; its log tells more."),
        };
        exchange.Error = error.Code ?? error.Type;
        if (error.Status == 500)
        {
            // The type and the place are enough to find a fault; a message might quote a text.
            await Console.Error.WriteLineAsync($"{exchange.Id}: {failure.GetType().FullName}{Environment.NewLine}{failure.StackTrace}");
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return error.Status;
        }

        if (error.Status == 429)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        await JsonReply.SendAsync(context, error.Status, json => JsonReply.WriteError(json, error));
        return error.Status;
    }

    /// <summary>Answers browsers that ask whether a page of another site may call.</summary>
    /// <returns>Whether the request is answered with that.</returns>
    private bool Origin(HttpContext context)
    {
        string origin = context.Request.Headers.Origin.ToString();
        IReadOnlyList<string> allowed = room.Settings.Origins;
        if (origin.Length == 0 || !(allowed.Contains("*") || allowed.Contains(origin)))
        {
            return false;
        }

        context.Response.Headers.AccessControlAllowOrigin = origin;
        context.Response.Headers.Vary = "Origin";
        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            return false;
        }

        context.Response.Headers.AccessControlAllowMethods = "GET, POST";
        context.Response.Headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }
}
