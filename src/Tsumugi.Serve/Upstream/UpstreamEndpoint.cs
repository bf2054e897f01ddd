using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tsumugi.Serve.Audit;
using Tsumugi.Serve.Endpoints;
using Tsumugi.Serve.Guarding;
using Tsumugi.Serve.Protocol;

namespace Tsumugi.Serve.Upstream;

/// <summary>Passes requests on to another server: keys, guard rules, audit log and trace are here, the computing is there.</summary>
/// <remarks>Requests wait in the same queue as those of a model of our own, so that a slow server behind is not flooded.</remarks>
/// <param name="room">What all endpoints share.</param>
/// <param name="upstream">The other server.</param>
/// <param name="client">How it is reached.</param>
internal sealed class UpstreamEndpoint(Room room, UpstreamServer upstream, HttpClient client)
{
    /// <summary>Passes a question for the list of models on.</summary>
    public async Task ModelsAsync(HttpContext context)
    {
        using HttpResponseMessage response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(context)), context.RequestAborted);
        await CopyAsync(response, context);
    }

    /// <summary>Passes a request with a body on.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        Exchange exchange = FrontDoor.Of(context);
        JsonObject body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject ?? throw ApiException.Invalid(null, "The body must be a JSON object.");
        GuardLog log = new(exchange);
        bool trace = TakeTrace(body);
        Extras.CheckTrace(trace, room.Settings.Tracer);
        exchange.Model = body["model"] is JsonValue name && name.TryGetValue(out string? model) ? model : "";
        exchange.Stream = body["stream"] is JsonValue wish && wish.TryGetValue(out bool stream) && stream;
        if (room.Settings.Guard.ChangesAnswers && body["logprobs"] is JsonValue logprobs && !(logprobs.TryGetValue(out bool on) && !on))
        {
            throw ApiException.Invalid("logprobs", "`logprobs` are not told where guard rules may change the answer.", "unsupported_parameter");
        }

        UpstreamQuestion.Look(body, room.Settings.Guard, log);
        using HttpRequestMessage request = new(HttpMethod.Post, Address(context)) { Content = new ReadOnlyMemoryContent(Bytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using IDisposable place = await room.Queue.EnterAsync(context.RequestAborted);
        using HttpResponseMessage response = await SendAsync(request, context.RequestAborted);
        if (!response.IsSuccessStatusCode)
        {
            exchange.Error = "upstream_error";
            await CopyAsync(response, context);
            return;
        }

        UpstreamAnswer answer = new(room.Settings.Guard, log);
        bool events = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        await (events ? StreamAsync(context, response, answer, log, trace) : WholeAsync(context, response, answer, log, trace));
        exchange.Finish.AddRange(answer.Finish);
    }

    private static bool TakeTrace(JsonObject body)
    {
        if (!body.Remove("tsumugi", out JsonNode? own) || own is null)
        {
            return false;
        }

        using JsonDocument document = JsonDocument.Parse(own.ToJsonString());
        RequestFields fields = new(document.RootElement);
        bool trace = fields.Switch("trace") ?? false;
        fields.Finish();
        return trace;
    }

    private async Task WholeAsync(HttpContext context, HttpResponseMessage response, UpstreamAnswer answer, GuardLog log, bool trace)
    {
        await using Stream content = await response.Content.ReadAsStreamAsync(context.RequestAborted);
        JsonObject json;
        try
        {
            json = await JsonNode.ParseAsync(content, cancellationToken: context.RequestAborted) as JsonObject ?? throw Broken();
        }
        catch (JsonException)
        {
            throw Broken();
        }

        answer.Whole(json);
        Count(json, FrontDoor.Of(context));
        Add(json, answer, log, trace);
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(Bytes(json), context.RequestAborted);
    }

    private async Task StreamAsync(HttpContext context, HttpResponseMessage response, UpstreamAnswer answer, GuardLog log, bool trace)
    {
        EventStream stream = new(context);
        using StreamReader lines = new(await response.Content.ReadAsStreamAsync(context.RequestAborted));
        while (await lines.ReadLineAsync(context.RequestAborted) is { } line)
        {
            const string Data = "data:";
            if (!line.StartsWith(Data, StringComparison.Ordinal))
            {
                continue;
            }

            string data = line[Data.Length..].Trim();
            if (data == "[DONE]")
            {
                break;
            }

            if (Parse(data) is not { } chunk)
            {
                continue;
            }

            int ended = answer.Finish.Count;
            answer.Chunk(chunk);
            Count(chunk, FrontDoor.Of(context));
            if (answer.Finish.Count > ended)
            {
                Add(chunk, answer, log, trace);
            }

            await stream.SendAsync(Bytes(chunk));
            if (answer.Refused)
            {
                break;
            }
        }

        await stream.EndAsync();
    }

    private static JsonObject? Parse(string data)
    {
        try
        {
            return JsonNode.Parse(data) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Add(JsonObject json, UpstreamAnswer answer, GuardLog log, bool trace)
    {
        if (log.Silent && !trace)
        {
            return;
        }

        ReadOnlyMemory<byte> extras = JsonReply.Bytes(writer =>
        {
            writer.WriteStartObject();
            Extras.Write(writer, log, room.Settings.Tracer, trace, answer.Texts);
            writer.WriteEndObject();
        });
        json["tsumugi"] = JsonNode.Parse(extras.Span)!["tsumugi"]!.DeepClone();
    }

    private static void Count(JsonObject json, Exchange exchange)
    {
        if (json["usage"] is JsonObject usage)
        {
            exchange.PromptTokens = Number(usage, "prompt_tokens") ?? exchange.PromptTokens;
            exchange.CompletionTokens = Number(usage, "completion_tokens") ?? exchange.CompletionTokens;
        }
    }

    private static int? Number(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private Uri Address(HttpContext context) => new(upstream.Address.AbsoluteUri.TrimEnd('/') + context.Request.Path + context.Request.QueryString);

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stopping)
    {
        if (upstream.Key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", upstream.Key);
        }

        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping);
        }
        catch (HttpRequestException)
        {
            throw new ApiException(502, "server_error", "upstream_unreachable", null, "The server behind this one cannot be reached.");
        }
    }

    private static ApiException Broken() => new(502, "server_error", "upstream_broken", null, "The server behind this one has answered with something that is no JSON object.");

    private static async Task CopyAsync(HttpResponseMessage response, HttpContext context)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static ReadOnlyMemory<byte> Bytes(JsonObject json) => JsonReply.Bytes(writer => json.WriteTo(writer));
}
