using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tsumugi.Models.Inference;
using Tsumugi.Serve;
using Tsumugi.Serve.Protocol;

namespace Tsumugi.Tests.Serve;

/// <summary>A server on a free port of this machine, and a client that asks it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly TsumugiServer _server;

    private RunningServer(TsumugiServer server)
    {
        _server = server;
        Client = new HttpClient { BaseAddress = server.Address };
    }

    public HttpClient Client { get; }

    public Uri Address => _server.Address;

    public static Task<RunningServer> Of(ITextModel model, ServerSettings? settings = null) =>
        Begin(TsumugiServer.For(model, (settings ?? new ServerSettings()) with { Port = 0 }, ChatFormat.Turns, TimeProvider.System));

    public static async Task<RunningServer> Begin(TsumugiServer server)
    {
        await server.StartAsync(CancellationToken.None);
        return new RunningServer(server);
    }

    /// <summary>Asks, and reads the answer as JSON.</summary>
    public async Task<(int Status, JsonElement Json)> Ask(string path, string body, string? key = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", key is null ? null : $"Bearer {key}");
        using HttpResponseMessage response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    /// <summary>Asks, and reads the events of the answer.</summary>
    public async Task<List<JsonElement>> Stream(string path, string body)
    {
        using HttpResponseMessage response = await Client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string[] events = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("data: [DONE]", events[^1]);
        return [.. events[..^1].Select(line => JsonDocument.Parse(line["data: ".Length..]).RootElement)];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}
