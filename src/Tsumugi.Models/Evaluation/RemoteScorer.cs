using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Evaluation;

/// <summary>Weighs and continues texts with a model behind an endpoint `/v1/completions` that knows `echo` and `logprobs` (ours, vLLM).</summary>
/// <remarks>A token counts as soon as it reaches over the border between prompt and continuation, as in <see cref="LocalScorer"/>.</remarks>
public sealed class RemoteScorer : IScorer, IDisposable
{
    private const int Tries = 5;
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient _client;
    private readonly string _model;

    /// <summary>Creates a scorer.</summary>
    /// <param name="endpoint">The server's address, with or without `/v1`.</param>
    /// <param name="model">The model to ask for.</param>
    /// <param name="key">The key; null if none is asked for.</param>
    public RemoteScorer(Uri endpoint, string model, string? key)
    {
        string address = endpoint.AbsoluteUri.TrimEnd('/');
        _client = new HttpClient { BaseAddress = new Uri((address.EndsWith("/v1", StringComparison.Ordinal) ? address : address + "/v1") + "/"), Timeout = TimeSpan.FromMinutes(10) };
        _client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        _model = model;
    }

    /// <inheritdoc/>
    public double LogProbability(string prompt, string continuation)
    {
        string text = prompt + continuation;
        using JsonDocument answer = Ask(json =>
        {
            json.WriteString("prompt", text);
            json.WriteNumber("max_tokens", 0);
            json.WriteBoolean("echo", true);
            json.WriteNumber("logprobs", 1);
        });
        JsonElement chances = answer.RootElement.GetProperty("choices")[0].GetProperty("logprobs");
        double sum = 0;
        JsonElement offsets = chances.GetProperty("text_offset");
        for (int i = 0; i < offsets.GetArrayLength(); i++)
        {
            int start = offsets[i].GetInt32();
            int end = i + 1 < offsets.GetArrayLength() ? offsets[i + 1].GetInt32() : text.Length;
            JsonElement chance = chances.GetProperty("token_logprobs")[i];
            if ((start >= prompt.Length || end > prompt.Length) && start < text.Length && chance.ValueKind == JsonValueKind.Number)
            {
                sum += chance.GetDouble();
            }
        }

        return sum;
    }

    /// <inheritdoc/>
    public string Continue(string prompt, IReadOnlyList<string> stops, int maxTokens)
    {
        using JsonDocument answer = Ask(json =>
        {
            json.WriteString("prompt", prompt);
            json.WriteNumber("max_tokens", maxTokens);
            json.WriteNumber("temperature", 0);
            json.WriteStartArray("stop");
            foreach (string stop in stops)
            {
                json.WriteStringValue(stop);
            }

            json.WriteEndArray();
        });
        return answer.RootElement.GetProperty("choices")[0].GetProperty("text").GetString() ?? "";
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private JsonDocument Ask(Action<Utf8JsonWriter> write)
    {
        using MemoryStream body = new();
        using (Utf8JsonWriter json = new(body, Readable))
        {
            json.WriteStartObject();
            json.WriteString("model", _model);
            write(json);
            json.WriteEndObject();
        }

        string problem = "";
        for (int i = 0; i < Tries; i++)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "completions") { Content = new ByteArrayContent(body.ToArray()) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            try
            {
                using HttpResponseMessage response = _client.Send(request);
                using StreamReader reader = new(response.Content.ReadAsStream(), Encoding.UTF8);
                string text = reader.ReadToEnd();
                if (response.IsSuccessStatusCode)
                {
                    return JsonDocument.Parse(text);
                }

                problem = $"{(int)response.StatusCode} {text[..Math.Min(text.Length, 300)]}";
                if (response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500)
                {
                    break; // asking again would be answered the same
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or JsonException or TaskCanceledException)
            {
                problem = failure.Message;
            }

            Thread.Sleep(TimeSpan.FromMilliseconds(250 << i));
        }

        throw new TsumugiException("TSU5010", ExitCode.Temporary, _client.BaseAddress!.AbsoluteUri, new Phrase($"the server does not answer as expected: {problem}", $"サーバーから期待した応答がありません: {problem}"), new Phrase("it must offer `/v1/completions` with `echo` and `logprobs`", "`echo` と `logprobs` に対応した `/v1/completions` が必要です"));
    }
}
