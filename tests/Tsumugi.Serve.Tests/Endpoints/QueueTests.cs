using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Tsumugi.Serve;

using Tsumugi.Tests.Models.Inference;

namespace Tsumugi.Tests.Serve.Endpoints;

public sealed class QueueTests
{
    private const string Slow = "{\"model\":\"memory\",\"prompt\":\"い\",\"max_tokens\":300,\"stream\":true}";

    [Fact]
    public async Task Those_beyond_the_queue_are_sent_away_and_who_hangs_up_frees_the_place()
    {
        MemoryModel model = new(string.Concat(Enumerable.Range(0, 100).Select(i => (char)('い' + (i % 40)))), TimeSpan.FromMilliseconds(20));
        await using RunningServer server = await RunningServer.Of(model, new ServerSettings { AtOnce = 1, Waiting = 1 });
        using CancellationTokenSource hangingUp = new();
        HttpResponseMessage first = await Begin(server, hangingUp.Token);
        Task<HttpResponseMessage> second = Begin(server, hangingUp.Token); // waits: it gets no header before the first is done

        // The third is refused as soon as the second stands in the queue.
        int status = 0;
        JsonElement json = default;
        for (int i = 0; i < 500 && status != 429; i++)
        {
            if (await Length(server) == 2)
            {
                (status, json) = await server.Ask("/v1/completions", "{\"model\":\"memory\",\"prompt\":\"い\"}");
            }
        }

        Assert.Equal((429, "queue_full"), (status, json.GetProperty("error").GetProperty("code").GetString()));
        await hangingUp.CancelAsync();
        first.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        while (await Length(server) > 0)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested(); // the server learns of it a little later
        }

        Assert.Equal(0, model.Open);
        using HttpResponseMessage after = await Begin(server, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private static async Task<int> Length(RunningServer server)
    {
        string metrics = await server.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        return int.Parse(metrics.Split('\n').Single(line => line.StartsWith("tsumugi_queue_length ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static Task<HttpResponseMessage> Begin(RunningServer server, CancellationToken stopping)
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/v1/completions") { Content = new StringContent(Slow, Encoding.UTF8, "application/json") };
        return server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping);
    }
}
