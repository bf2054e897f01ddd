using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tsumugi.Models.Inference;
using Tsumugi.Serve.Audit;
using Tsumugi.Serve.Guarding;
using Tsumugi.Serve.Protocol;

namespace Tsumugi.Serve.Endpoints;

/// <summary>`/v1/chat/completions`.</summary>
/// <param name="room">What all endpoints share.</param>
/// <param name="model">The model.</param>
/// <param name="format">How a chat becomes a text.</param>
internal sealed class ChatEndpoint(Room room, ITextModel model, ChatFormat format)
{
    private readonly TokenWords _words = new(model);

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        Exchange exchange = FrontDoor.Of(context);
        using JsonDocument body = await Body.ReadAsync(context);
        ChatRequest request = ChatRequest.Read(body.RootElement, model.VocabularySize);
        Prompting.Check(model, request.Model);
        Extras.Check(request.Options, room.Settings);
        exchange.Model = model.Name;
        exchange.Stream = request.Options.Stream;
        GuardLog log = new(exchange);
        ChatMessage[] messages = [.. request.Messages.Select((message, index) => message with { Text = log.Question(room.Settings.Guard, message.Text, $"messages[{index}]") })];
        List<int> prompt = Prompting.Tokens(model, format.Write(messages));
        exchange.PromptTokens = Prompting.Length(model, prompt);
        Reply reply = new(context, exchange, log, request, "chatcmpl-" + exchange.Id[4..], room.Now);
        GenerationRequest generation = new(prompt, Prompting.Answer(model, prompt, request.MaxTokens, "messages"), [.. request.Options.Stops, .. format.Stops], request.Options.Sampling);
        using IDisposable place = await room.Queue.EnterAsync(context.RequestAborted);
        await (request.Options.Stream ? StreamAsync(reply, generation) : WholeAsync(reply, generation));
    }

    private async Task WholeAsync(Reply reply, GenerationRequest generation)
    {
        List<Choice> choices = [];
        for (int i = 0; i < reply.Request.Options.Answers; i++)
        {
            Choice choice = new(room.Settings.Guard, reply.Log, reply.Exchange);
            choices.Add(choice);
            await choice.FillAsync(Answering.RunAsync(model, generation with { Sampling = Prompting.Sampling(generation.Sampling, i) }, reply.Context.RequestAborted));
        }

        await JsonReply.SendAsync(reply.Context, StatusCodes.Status200OK, json =>
        {
            Begin(json, reply, "chat.completion");
            json.WriteStartArray("choices");
            for (int i = 0; i < choices.Count; i++)
            {
                json.WriteStartObject();
                json.WriteNumber("index", i);
                json.WriteStartObject("message");
                json.WriteString("role", "assistant");
                json.WriteString("content", choices[i].Text);
                json.WriteNull("refusal");
                json.WriteEndObject();
                _words.WriteChat(json, reply.Request.Options.Sampling.TopLogprobs >= 0, choices[i].Tokens);
                json.WriteString("finish_reason", choices[i].Finish);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            UsageWords.Write(json, reply.Exchange);
            Extras.Write(json, reply.Log, room.Settings.Tracer, reply.Request.Options.Trace, choices.Select(choice => choice.Text));
            json.WriteEndObject();
        });
    }

    private async Task StreamAsync(Reply reply, GenerationRequest generation)
    {
        EventStream stream = new(reply.Context);
        for (int i = 0; i < reply.Request.Options.Answers; i++)
        {
            int index = i;
            await stream.SendAsync(json => Chunk(json, reply, index, role: true, "", [], null, null));
            Choice choice = new(room.Settings.Guard, reply.Log, reply.Exchange);
            int told = 0;
            await foreach (GeneratedPiece piece in Answering.RunAsync(model, generation with { Sampling = Prompting.Sampling(generation.Sampling, i) }, reply.Context.RequestAborted))
            {
                string said = choice.Take(piece);
                if (said.Length > 0 || choice.Tokens.Count > told)
                {
                    TokenChance?[] fresh = [.. choice.Tokens.Skip(told)];
                    told = choice.Tokens.Count;
                    await stream.SendAsync(json => Chunk(json, reply, index, role: false, said, fresh, null, null));
                }

                if (choice.Finish is not null)
                {
                    break;
                }
            }

            await stream.SendAsync(json => Chunk(json, reply, index, role: false, "", [], choice.Finish, choice.Text));
        }

        if (reply.Request.Options.StreamUsage)
        {
            await stream.SendAsync(json =>
            {
                Begin(json, reply, "chat.completion.chunk");
                json.WriteStartArray("choices");
                json.WriteEndArray();
                UsageWords.Write(json, reply.Exchange);
                json.WriteEndObject();
            });
        }

        await stream.EndAsync();
    }

    private void Chunk(Utf8JsonWriter json, Reply reply, int index, bool role, string text, TokenChance?[] tokens, string? finish, string? whole)
    {
        Begin(json, reply, "chat.completion.chunk");
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", index);
        json.WriteStartObject("delta");
        if (role)
        {
            json.WriteString("role", "assistant");
        }

        if (finish is null)
        {
            json.WriteString("content", text);
        }

        json.WriteEndObject();
        _words.WriteChat(json, reply.Request.Options.Sampling.TopLogprobs >= 0 && tokens.Length > 0, tokens);
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
        json.WriteEndArray();
        if (reply.Request.Options.StreamUsage)
        {
            json.WriteNull("usage");
        }

        if (whole is not null)
        {
            Extras.Write(json, reply.Log, room.Settings.Tracer, reply.Request.Options.Trace, [whole]);
        }

        json.WriteEndObject();
    }

    private void Begin(Utf8JsonWriter json, Reply reply, string kind) => JsonReply.Begin(json, reply.Id, kind, reply.Created, model.Name);

    private sealed record Reply(HttpContext Context, Exchange Exchange, GuardLog Log, ChatRequest Request, string Id, long Created);
}
