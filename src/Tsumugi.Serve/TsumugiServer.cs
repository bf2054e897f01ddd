using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tsumugi.Models.Inference;
using Tsumugi.Serve.Audit;
using Tsumugi.Serve.Endpoints;
using Tsumugi.Serve.Protocol;
using Tsumugi.Serve.Upstream;

namespace Tsumugi.Serve;

/// <summary>A server that speaks the OpenAI API, for a model of our own or as the front of another server.</summary>
/// <remarks>Made with <see cref="For(ITextModel, ServerSettings, ChatFormat, TimeProvider)"/>, begun with <see cref="StartAsync"/>, ended by disposing of it.</remarks>
public sealed class TsumugiServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly List<IDisposable> _owned;

    private TsumugiServer(WebApplication application, List<IDisposable> owned)
    {
        _application = application;
        _owned = owned;
    }

    /// <summary>Gets the address at which it listens, once it has begun.</summary>
    public Uri Address => new(_application.Urls.First());

    /// <summary>Creates the server of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">How it is set up.</param>
    /// <param name="format">How a chat becomes a text.</param>
    /// <param name="time">The clock.</param>
    public static TsumugiServer For(ITextModel model, ServerSettings settings, ChatFormat format, TimeProvider time) => Create(settings, time, (routes, room, _) =>
    {
        ModelEndpoint models = new(model);
        ChatEndpoint chat = new(room, model, format);
        CompletionEndpoint completions = new(room, model);
        EmbeddingEndpoint embeddings = new(room, model);
        routes.MapGet("/v1/models", models.ListAsync);
        routes.MapGet("/v1/models/{**name}", context => models.OneAsync(context, (string)context.Request.RouteValues["name"]!));
        routes.MapPost("/v1/chat/completions", chat.AnswerAsync);
        routes.MapPost("/v1/completions", completions.AnswerAsync);
        routes.MapPost("/v1/embeddings", embeddings.AnswerAsync);
    });

    /// <summary>Creates the front of another server.</summary>
    /// <param name="upstream">The other server.</param>
    /// <param name="settings">How the front is set up.</param>
    /// <param name="time">The clock.</param>
    public static TsumugiServer Before(UpstreamServer upstream, ServerSettings settings, TimeProvider time) => Create(settings, time, (routes, room, owned) =>
    {
        // A long answer may take minutes; who does not want to wait hangs up.
        HttpClient client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10) }) { Timeout = Timeout.InfiniteTimeSpan };
        owned.Add(client);
        UpstreamEndpoint endpoint = new(room, upstream, client);
        routes.MapGet("/v1/models", endpoint.ModelsAsync);
        routes.MapGet("/v1/models/{**name}", endpoint.ModelsAsync);
        routes.MapPost("/v1/chat/completions", endpoint.AnswerAsync);
        routes.MapPost("/v1/completions", endpoint.AnswerAsync);
        routes.MapPost("/v1/embeddings", endpoint.AnswerAsync);
    });

    /// <summary>Begins to listen.</summary>
    /// <exception cref="IOException">The address is taken or not this machine's.</exception>
    public Task StartAsync(CancellationToken stopping) => _application.StartAsync(stopping);

    /// <summary>Serves until it is to stop; requests that run are given a few seconds.</summary>
    public async Task RunUntilAsync(CancellationToken stopping)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = stopping.Register(done.SetResult);
        await done.Task;
        await _application.StopAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _owned.ForEach(item => item.Dispose());
    }

    private static TsumugiServer Create(ServerSettings settings, TimeProvider time, Action<WebApplication, Room, List<IDisposable>> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.LargestBody;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        builder.WebHost.UseUrls($"http://{settings.Host}:{settings.Port}");
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Logging.ClearProviders();
        WebApplication application = builder.Build();

        AuditLog? audit = settings.AuditFolder is null ? null : new AuditLog(settings.AuditFolder, settings.AuditDays);
        Room room = new(settings, new WorkQueue(settings.AtOnce, settings.Waiting), new ServerMetrics(), time);
        List<IDisposable> owned = [room.Queue];
        if (audit is not null)
        {
            owned.Add(audit);
        }

        FrontDoor door = new(room, audit);
        application.Use(next => context => door.EnterAsync(context, next));
        application.UseRouting();
        application.MapGet("/health", context => SayAsync(context, "application/json", "{\"status\":\"ok\"}"));
        application.MapGet("/metrics", context => SayAsync(context, "text/plain; version=0.0.4; charset=utf-8", room.Metrics.Print(room.Queue.Length)));
        application.MapPost("/v1/trace", new TraceEndpoint(room).AnswerAsync);
        map(application, room, owned);
        return new TsumugiServer(application, owned);
    }

    private static Task SayAsync(HttpContext context, string kind, string text)
    {
        context.Response.ContentType = kind;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
