using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tsumugi.Models.Inference;
using Tsumugi.Serve.Audit;
using Tsumugi.Serve.Guarding;
using Tsumugi.Serve.Protocol;

namespace Tsumugi.Serve.Endpoints;

/// <summary>`/v1/embeddings`: the mean of the last hidden states over a text, scaled to length one.</summary>
/// <param name="room">What all endpoints share.</param>
/// <param name="model">The model.</param>
internal sealed class EmbeddingEndpoint(Room room, ITextModel model)
{
    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        Exchange exchange = FrontDoor.Of(context);
        using JsonDocument body = await Body.ReadAsync(context);
        EmbeddingRequest request = EmbeddingRequest.Read(body.RootElement, model.VocabularySize, model.EmbeddingWidth);
        Prompting.Check(model, request.Model);
        if (model.EmbeddingWidth == 0)
        {
            throw ApiException.Invalid("model", "This model makes no embeddings.", "unsupported_model");
        }

        exchange.Model = model.Name;
        GuardLog log = new(exchange);
        List<IReadOnlyList<int>> inputs = [.. request.Inputs.Select(input => input.Tokens ?? Prompting.Tokens(model, log.Question(room.Settings.Guard, input.Text!, "input")))];
        foreach (IReadOnlyList<int> input in inputs)
        {
            Prompting.Answer(model, input, 0, "input");
            exchange.PromptTokens += Prompting.Length(model, input);
        }

        using IDisposable place = await room.Queue.EnterAsync(context.RequestAborted);
        List<float[]> vectors = await Task.Run(() => inputs.ConvertAll(input => Embed(input, context.RequestAborted)), context.RequestAborted);
        await JsonReply.SendAsync(context, StatusCodes.Status200OK, json => Write(json, request, exchange, vectors));
    }

    private float[] Embed(IReadOnlyList<int> tokens, CancellationToken stopping)
    {
        using ITextSession session = model.Start();
        double[] sum = new double[model.EmbeddingWidth];
        if (model.Begin is int begin)
        {
            Add(session, begin, sum);
        }

        foreach (int token in tokens)
        {
            stopping.ThrowIfCancellationRequested();
            Add(session, token, sum);
        }

        double length = Math.Sqrt(sum.Sum(value => value * value));
        return [.. sum.Select(value => length > 0 ? (float)(value / length) : 0)];
    }

    private static void Add(ITextSession session, int token, double[] sum)
    {
        session.Append(token);
        ReadOnlySpan<float> hidden = session.Hidden;
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += hidden[i];
        }
    }

    private void Write(Utf8JsonWriter json, EmbeddingRequest request, Exchange exchange, List<float[]> vectors)
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        for (int i = 0; i < vectors.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("object", "embedding");
            json.WriteNumber("index", i);
            if (request.Base64)
            {
                byte[] bytes = new byte[vectors[i].Length * sizeof(float)];
                for (int k = 0; k < vectors[i].Length; k++)
                {
                    BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(k * sizeof(float)), vectors[i][k]);
                }

                json.WriteBase64String("embedding", bytes);
            }
            else
            {
                json.WriteStartArray("embedding");
                Array.ForEach(vectors[i], json.WriteNumberValue);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("model", model.Name);
        UsageWords.Write(json, exchange, completion: false);
        json.WriteEndObject();
    }
}
