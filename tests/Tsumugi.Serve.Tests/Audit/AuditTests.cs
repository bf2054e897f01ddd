using System.Text.Json;
using Tsumugi.Serve;
using Tsumugi.Serve.Access;
using Tsumugi.Serve.Audit;

using Tsumugi.Tests.Models.Inference;

namespace Tsumugi.Tests.Serve.Audit;

public sealed class AuditTests
{
    [Fact]
    public async Task Every_request_is_noted_and_no_word_of_it()
    {
        using TemporaryFolder folder = new();
        ServerSettings settings = new() { Keys = KeyRing.Read(folder.Write("keys", "team-a geheim\n")), AuditFolder = folder.File("audit") };
        await using (RunningServer server = await RunningServer.Of(new MemoryModel("山田太郎は090-1234-5678に電話した"), settings))
        {
            await server.Ask("/v1/completions", "{\"model\":\"memory\",\"prompt\":\"山田太郎\",\"max_tokens\":100,\"temperature\":0}", "geheim");
            await server.Ask("/v1/completions", "{\"model\":\"memory\",\"prompt\":\"山田太郎\"}", "falsch");
            await server.Ask("/v1/山田太郎", "{}", "geheim");
        }

        string log = File.ReadAllText(Assert.Single(Directory.GetFiles(folder.File("audit"))));
        JsonElement[] lines = [.. log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal([200, 401, 404], lines.Select(line => line.GetProperty("status").GetInt32()));
        Assert.Equal(["team-a", "", "team-a"], lines.Select(line => line.GetProperty("key").GetString()));
        Assert.Equal((13, 31, "stop"), (lines[0].GetProperty("prompt_tokens").GetInt32(), lines[0].GetProperty("completion_tokens").GetInt32(), lines[0].GetProperty("finish")[0].GetString()));
        Assert.Equal("invalid_api_key", lines[1].GetProperty("error").GetString());
        foreach (string word in new[] { "山田", "090", "電話", "geheim", "falsch", "127.0.0.1", "%E5" })
        {
            Assert.DoesNotContain(word, log);
        }
    }

    [Fact]
    public void Days_that_are_over_are_deleted()
    {
        using TemporaryFolder folder = new();
        folder.Write("audit/audit-2026-01-01.jsonl", "{}\n");
        folder.Write("audit/audit-2026-01-09.jsonl", "{}\n");
        folder.Write("audit/notes.txt", "mine");
        using (AuditLog log = new(folder.File("audit"), days: 7))
        {
            log.Note(new Exchange { Id = "req-1", Endpoint = "/v1/models" }, 200, new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["audit-2026-01-09.jsonl", "audit-2026-01-10.jsonl", "notes.txt"], Directory.GetFiles(folder.File("audit")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Health_and_counts_need_no_key_and_pages_of_other_sites_only_where_allowed()
    {
        using TemporaryFolder folder = new();
        ServerSettings settings = new() { Keys = KeyRing.Read(folder.Write("keys", "a b\n")), Origins = ["https://app.example"] };
        await using RunningServer server = await RunningServer.Of(new MemoryModel("あ"), settings);
        Assert.Equal("{\"status\":\"ok\"}", await server.Client.GetStringAsync("/health", TestContext.Current.CancellationToken));
        await server.Ask("/v1/completions", "{}", "b");
        Assert.Contains("tsumugi_requests_total{endpoint=\"/v1/completions\",status=\"400\"} 1\n", await server.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("https://app.example", await Origin(server, "https://app.example"));
        Assert.Null(await Origin(server, "https://other.example"));
    }

    private static async Task<string?> Origin(RunningServer server, string origin)
    {
        using HttpRequestMessage request = new(HttpMethod.Options, "/v1/chat/completions");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Headers", "authorization");
        using HttpResponseMessage response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? values) ? values.Single() : null;
    }
}
