using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tsumugi.Models.Inference;
using Tsumugi.Serve.Audit;
using Tsumugi.Serve.Guarding;
using Tsumugi.Serve.Protocol;

namespace Tsumugi.Serve.Endpoints;

/// <summary>`/v1/completions`: texts continued; with `echo`, `logprobs` and `max_tokens: 0` also texts weighed, which evaluation harnesses use.</summary>
/// <param name="room">What all endpoints share.</param>
/// <param name="model">The model.</param>
internal sealed class CompletionEndpoint(Room room, ITextModel model)
{
    private readonly TokenWords _words = new(model);

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        Exchange exchange = FrontDoor.Of(context);
        using JsonDocument body = await Body.ReadAsync(context);
        CompletionRequest request = CompletionRequest.Read(body.RootElement, model.VocabularySize);
        Prompting.Check(model, request.Model);
        Extras.Check(request.Options, room.Settings);
        exchange.Model = model.Name;
        exchange.Stream = request.Options.Stream;
        GuardLog log = new(exchange);
        List<GenerationRequest> generations = [.. request.Prompts.Select(prompt => Generation(request, prompt, log))];
        exchange.PromptTokens = generations.Sum(generation => Prompting.Length(model, generation.Prompt));
        Reply reply = new(context, exchange, log, request, "cmpl-" + exchange.Id[4..], room.Now);
        using IDisposable place = await room.Queue.EnterAsync(context.RequestAborted);
        await (request.Options.Stream ? StreamAsync(reply, generations) : WholeAsync(reply, generations));
    }

    private GenerationRequest Generation(CompletionRequest request, CompletionPrompt prompt, GuardLog log)
    {
        IReadOnlyList<int> tokens = prompt.Tokens ?? Prompting.Tokens(model, log.Question(room.Settings.Guard, prompt.Text!, "prompt"));
        return new GenerationRequest(tokens, Prompting.Answer(model, tokens, request.MaxTokens, "prompt"), request.Options.Stops, request.Options.Sampling, request.Echo);
    }

    private async Task WholeAsync(Reply reply, List<GenerationRequest> generations)
    {
        List<(Choice Choice, IReadOnlyList<int> Prompt)> choices = [];
        foreach (GenerationRequest generation in generations)
        {
            for (int i = 0; i < reply.Request.Options.Answers; i++)
            {
                Choice choice = new(room.Settings.Guard, reply.Log, reply.Exchange);
                choices.Add((choice, generation.Prompt));
                await choice.FillAsync(Answering.RunAsync(model, generation with { Sampling = Prompting.Sampling(generation.Sampling, i) }, reply.Context.RequestAborted));
            }
        }

        await JsonReply.SendAsync(reply.Context, StatusCodes.Status200OK, json =>
        {
            Begin(json, reply);
            json.WriteStartArray("choices");
            for (int i = 0; i < choices.Count; i++)
            {
                (Choice choice, IReadOnlyList<int> prompt) = choices[i];
                Write(json, reply, i, choice.Text, choice.Finish, choice.Tokens, reply.Request.Echo ? prompt : []);
            }

            json.WriteEndArray();
            UsageWords.Write(json, reply.Exchange);
            Extras.Write(json, reply.Log, room.Settings.Tracer, reply.Request.Options.Trace, choices.Select(entry => entry.Choice.Text));
            json.WriteEndObject();
        });
    }

    private async Task StreamAsync(Reply reply, List<GenerationRequest> generations)
    {
        EventStream stream = new(reply.Context);
        int index = -1;
        foreach (GenerationRequest generation in generations)
        {
            for (int i = 0; i < reply.Request.Options.Answers; i++)
            {
                index++;
                Choice choice = new(room.Settings.Guard, reply.Log, reply.Exchange);
                int told = 0;
                await foreach (GeneratedPiece piece in Answering.RunAsync(model, generation with { Sampling = Prompting.Sampling(generation.Sampling, i) }, reply.Context.RequestAborted))
                {
                    string said = choice.Take(piece);
                    TokenChance?[] fresh = [.. choice.Tokens.Skip(told)];
                    told = choice.Tokens.Count;
                    int place = index;
                    await stream.SendAsync(json =>
                    {
                        Begin(json, reply);
                        json.WriteStartArray("choices");
                        Write(json, reply, place, said, choice.Finish, fresh, []);
                        json.WriteEndArray();
                        if (reply.Request.Options.StreamUsage)
                        {
                            json.WriteNull("usage");
                        }

                        if (choice.Finish is not null)
                        {
                            Extras.Write(json, reply.Log, room.Settings.Tracer, reply.Request.Options.Trace, [choice.Text]);
                        }

                        json.WriteEndObject();
                    });
                    if (choice.Finish is not null)
                    {
                        break;
                    }
                }
            }
        }

        if (reply.Request.Options.StreamUsage)
        {
            await stream.SendAsync(json =>
            {
                Begin(json, reply);
                json.WriteStartArray("choices");
                json.WriteEndArray();
                UsageWords.Write(json, reply.Exchange);
                json.WriteEndObject();
            });
        }

        await stream.EndAsync();
    }

    private void Write(Utf8JsonWriter json, Reply reply, int index, string text, string? finish, IReadOnlyList<TokenChance?> tokens, IReadOnlyList<int> echoed)
    {
        json.WriteStartObject();
        json.WriteNumber("index", index);
        json.WriteString("text", text);
        int[] ids = [.. echoed, .. tokens.Skip(echoed.Count).Select(token => token!.Token)];
        _words.WriteCompletion(json, reply.Request.Options.Sampling.TopLogprobs >= 0, ids, tokens);
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
    }

    private void Begin(Utf8JsonWriter json, Reply reply) => JsonReply.Begin(json, reply.Id, "text_completion", reply.Created, model.Name);

    private sealed record Reply(HttpContext Context, Exchange Exchange, GuardLog Log, CompletionRequest Request, string Id, long Created);
}
