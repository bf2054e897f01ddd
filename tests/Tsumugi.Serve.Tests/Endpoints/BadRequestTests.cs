using System.Text.Json;
using Tsumugi.Serve;

using Tsumugi.Tests.Models.Inference;

namespace Tsumugi.Tests.Serve.Endpoints;

/// <summary>Every wrong request gets a sentence, the field and a word for programs; the server goes on.</summary>
public sealed class BadRequestTests
{
    private const string Chat = "/v1/chat/completions";
    private const string Plain = "/v1/completions";
    private const string Messages = "\"messages\":[{\"role\":\"user\",\"content\":\"あ\"}]";

    [Theory]
    [InlineData(Chat, "", 400, null, "invalid_json")]
    [InlineData(Chat, "{\"model\":", 400, null, "invalid_json")]
    [InlineData(Chat, "[]", 400, null, null)]
    [InlineData(Chat, "{}", 400, "model", null)]
    [InlineData(Chat, "{\"model\":\"memory\"}", 400, "messages", null)]
    [InlineData(Chat, "{\"model\":\"memory\",\"messages\":[]}", 400, "messages", null)]
    [InlineData(Chat, "{\"model\":\"memory\",\"messages\":[{\"role\":\"tool\",\"content\":\"あ\"}]}", 400, "messages[0].role", null)]
    [InlineData(Chat, "{\"model\":\"memory\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]}", 400, "messages[0].content", "unsupported_content")]
    [InlineData(Chat, "{\"model\":\"other\"," + Messages + "}", 404, "model", "model_not_found")]
    [InlineData(Chat, "{\"model\":\"memory\"," + Messages + ",\"temperature\":3}", 400, "temperature", null)]
    [InlineData(Chat, "{\"model\":\"memory\"," + Messages + ",\"n\":0}", 400, "n", null)]
    [InlineData(Chat, "{\"model\":\"memory\"," + Messages + ",\"seed\":1.5}", 400, "seed", null)]
    [InlineData(Chat, "{\"model\":\"memory\"," + Messages + ",\"stop\":[1]}", 400, "stop", null)]
    [InlineData(Chat, "{\"model\":\"memory\"," + Messages + ",\"top_logprobs\":2}", 400, "top_logprobs", null)]
    [InlineData(Chat, "{\"model\":\"memory\"," + Messages + ",\"logit_bias\":{\"999\":1}}", 400, "logit_bias", null)]
    [InlineData(Chat, "{\"model\":\"memory\"," + Messages + ",\"tools\":[{}]}", 400, "tools", "unsupported_parameter")]
    [InlineData(Chat, "{\"model\":\"memory\"," + Messages + ",\"response_format\":{\"type\":\"json_object\"}}", 400, "response_format", "unsupported_parameter")]
    [InlineData(Chat, "{\"model\":\"memory\"," + Messages + ",\"temprature\":1}", 400, "temprature", "unknown_parameter")]
    [InlineData(Chat, "{\"model\":\"memory\"," + Messages + ",\"tsumugi\":{\"trace\":true}}", 400, "tsumugi.trace", "unsupported_parameter")]
    [InlineData(Plain, "{\"model\":\"memory\"}", 400, "prompt", null)]
    [InlineData(Plain, "{\"model\":\"memory\",\"prompt\":[999]}", 400, "prompt", null)]
    [InlineData(Plain, "{\"model\":\"memory\",\"prompt\":[\"あ\",{}]}", 400, "prompt", null)]
    [InlineData(Plain, "{\"model\":\"memory\",\"prompt\":\"あ\",\"best_of\":4}", 400, "best_of", "unsupported_parameter")]
    [InlineData(Plain, "{\"model\":\"memory\",\"prompt\":\"あ\",\"suffix\":\"い\"}", 400, "suffix", "unsupported_parameter")]
    [InlineData("/v1/embeddings", "{\"model\":\"memory\",\"input\":\"あ\",\"dimensions\":3}", 400, "dimensions", "unsupported_parameter")]
    [InlineData("/v1/embeddings", "{\"model\":\"memory\",\"input\":\"あ\",\"encoding_format\":\"hex\"}", 400, "encoding_format", null)]
    [InlineData("/v1/nothing", "{}", 404, null, "unknown_url")]
    [InlineData("/v1/trace", "{\"text\":\"あ\"}", 400, null, "unsupported_parameter")]
    public async Task A_wrong_request_is_told_what_is_wrong(string path, string body, int status, string? field, string? code)
    {
        await using RunningServer server = await RunningServer.Of(new MemoryModel("あいう"));
        (int found, JsonElement json) = await server.Ask(path, body);
        JsonElement error = json.GetProperty("error");
        Assert.Equal((status, field, code), (found, error.GetProperty("param").GetString(), error.GetProperty("code").GetString()));
        Assert.EndsWith(".", error.GetProperty("message").GetString());
        Assert.Equal(200, (await server.Ask(Plain, "{\"model\":\"memory\",\"prompt\":\"あ\"}")).Status);
    }

    [Fact]
    public async Task A_prompt_that_fills_the_context_is_refused_and_a_long_wish_is_cut()
    {
        await using RunningServer server = await RunningServer.Of(new MemoryModel("あいう", context: 10));
        (int status, JsonElement json) = await server.Ask(Plain, "{\"model\":\"memory\",\"prompt\":\"ああああ\"}");
        Assert.Equal((400, "context_length_exceeded"), (status, json.GetProperty("error").GetProperty("code").GetString()));
        (status, json) = await server.Ask(Plain, "{\"model\":\"memory\",\"prompt\":\"あ\",\"max_tokens\":4000,\"temperature\":0}");
        Assert.Equal((200, "いう"), (status, json.GetProperty("choices")[0].GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using RunningServer server = await RunningServer.Of(new MemoryModel("あ"), new ServerSettings { LargestBody = 1000 });
        (int status, JsonElement json) = await server.Ask(Plain, "{\"model\":\"memory\",\"prompt\":\"" + new string('a', 2000) + "\"}");
        Assert.Equal((413, "body_too_large"), (status, json.GetProperty("error").GetProperty("code").GetString()));
    }
}
