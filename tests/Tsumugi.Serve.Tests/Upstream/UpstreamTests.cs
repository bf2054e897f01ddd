using System.Net;
using System.Text.Json;
using Tsumugi.Contracts.Guarding;
using Tsumugi.Serve;
using Tsumugi.Serve.Access;
using Tsumugi.Serve.Guarding;
using Tsumugi.Serve.Upstream;

using Tsumugi.Tests.Models.Inference;

namespace Tsumugi.Tests.Serve.Upstream;

/// <summary>The server behind is one of our own: it speaks the same API as vLLM and llama.cpp.</summary>
public sealed class UpstreamTests
{
    private const string Question = "\"model\":\"memory\",\"messages\":[{\"role\":\"user\",\"content\":\"続けて\"}],\"temperature\":0";
    private const string Tale = "桃が流れて来ました。中から鬼が出ました。おしまい。";

    private static readonly GuardRule NoDemons = new("no-demons", GuardSide.Output, GuardAction.Refuse, ["鬼"], [], "", "No demons", "鬼は出しません");
    private static readonly GuardRule Hidden = new("hidden", GuardSide.Input, GuardAction.Mask, ["秘密"], [], "〔秘〕", "Hidden", "伏せます");

    [Fact]
    public async Task An_answer_passes_through_whole_and_as_a_stream()
    {
        await using RunningServer behind = await RunningServer.Of(new MemoryModel("アシスタント：" + Tale), Locked(out TemporaryFolder folder));
        using TemporaryFolder ended = folder;
        await using RunningServer front = await Front(behind, new ServerSettings());
        (int status, JsonElement json) = await front.Ask("/v1/chat/completions", "{" + Question + "}");
        Assert.Equal((200, Tale), (status, json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()));
        List<JsonElement> events = await front.Stream("/v1/chat/completions", "{" + Question + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        Assert.Equal(Tale, Text(events));
        Assert.True(events[^1].GetProperty("usage").GetProperty("total_tokens").GetInt32() > 0);
        Assert.Equal(HttpStatusCode.OK, (await front.Client.GetAsync("/v1/models", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Contains("tsumugi_tokens_total{kind=\"completion\"} 1", await front.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guard_rules_stand_before_a_server_that_has_none()
    {
        await using RunningServer behind = await RunningServer.Of(new MemoryModel("アシスタント：" + Tale), Locked(out TemporaryFolder folder));
        using TemporaryFolder ended = folder;
        await using RunningServer front = await Front(behind, new ServerSettings { Guard = new Guard([NoDemons], null) });
        const string Said = "桃が流れて来ました。中から";
        (_, JsonElement json) = await front.Ask("/v1/chat/completions", "{" + Question + "}");
        JsonElement choice = json.GetProperty("choices")[0];
        Assert.Equal((Said, "content_filter"), (choice.GetProperty("message").GetProperty("content").GetString(), choice.GetProperty("finish_reason").GetString()));
        Assert.Equal("no-demons", json.GetProperty("tsumugi").GetProperty("guard")[0].GetProperty("rule").GetString());
        List<JsonElement> events = await front.Stream("/v1/chat/completions", "{" + Question + ",\"stream\":true}");
        Assert.Equal(Said, Text(events));
        Assert.Equal("content_filter", events[^1].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task A_masked_question_is_masked_before_it_leaves_the_house()
    {
        // The model behind repeats nothing but what it knows: only the masked prompt leads it to the text.
        await using RunningServer behind = await RunningServer.Of(new MemoryModel("〔秘〕は守られた"), Locked(out TemporaryFolder folder));
        using TemporaryFolder ended = folder;
        await using RunningServer front = await Front(behind, new ServerSettings { Guard = new Guard([Hidden], null) });
        (_, JsonElement json) = await front.Ask("/v1/completions", "{\"model\":\"memory\",\"prompt\":\"秘密\",\"max_tokens\":50,\"temperature\":0}");
        Assert.Equal("は守られた", json.GetProperty("choices")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Errors_of_the_server_behind_are_passed_on_and_its_absence_is_said()
    {
        RunningServer behind = await RunningServer.Of(new MemoryModel(Tale), Locked(out TemporaryFolder folder));
        using TemporaryFolder ended = folder;
        await using RunningServer front = await Front(behind, new ServerSettings());
        (int status, JsonElement json) = await front.Ask("/v1/chat/completions", "{" + Question.Replace("memory", "other", StringComparison.Ordinal) + "}");
        Assert.Equal((404, "model_not_found"), (status, json.GetProperty("error").GetProperty("code").GetString()));
        await behind.DisposeAsync();
        (status, json) = await front.Ask("/v1/chat/completions", "{" + Question + "}");
        Assert.Equal((502, "upstream_unreachable"), (status, json.GetProperty("error").GetProperty("code").GetString()));
    }

    private static ServerSettings Locked(out TemporaryFolder folder)
    {
        folder = new TemporaryFolder();
        return new ServerSettings { Keys = KeyRing.Read(folder.Write("keys", "front inner-key\n")) };
    }

    private static Task<RunningServer> Front(RunningServer behind, ServerSettings settings) =>
        RunningServer.Begin(TsumugiServer.Before(new UpstreamServer(behind.Address, "inner-key"), settings with { Port = 0 }, TimeProvider.System));

    private static string Text(List<JsonElement> events) =>
        string.Concat(events.Where(chunk => chunk.GetProperty("choices").GetArrayLength() > 0).Select(chunk => chunk.GetProperty("choices")[0].GetProperty("delta").TryGetProperty("content", out JsonElement text) ? text.GetString() : ""));
}
