using System.Text.Json;
using Tsumugi.Contracts.Guarding;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Steps;
using Tsumugi.Serve;
using Tsumugi.Serve.Guarding;

using Tsumugi.Tests.Models.Inference;

namespace Tsumugi.Tests.Serve.Guarding;

public sealed class GuardTests
{
    private static readonly GuardRule NoPoison = new("no-poison", GuardSide.Input | GuardSide.Output, GuardAction.Refuse, ["毒の作り方"], [], "", "Not here", "お答えできません");
    private static readonly GuardRule NoNumbers = new("no-numbers", GuardSide.Output, GuardAction.Mask, [], ["digits"], "", "Numbers lead to people", "番号は人に結び付きます");
    private static readonly GuardRule Brand = new("brand", GuardSide.Output, GuardAction.Flag, ["鐘"], [], "", "To be looked at", "確認用です");

    [Fact]
    public void A_refused_text_ends_before_the_place_and_masks_before_it_stay()
    {
        Guard guard = new([NoPoison, NoNumbers, Brand], new Digits());
        GuardVerdict verdict = guard.Look("鐘を3回、毒の作り方を4回。", GuardSide.Output);
        Assert.Equal(("鐘を＃回、", NoPoison), (verdict.Text, verdict.Refused));
        Assert.Equal(["no-poison", "no-numbers", "brand"], verdict.Spoke.Select(rule => rule.Id));
        Assert.Empty(guard.Look("鐘を3回。", GuardSide.Input).Spoke);
    }

    [Fact]
    public void An_answer_is_let_through_sentence_by_sentence()
    {
        List<string> spoke = [];
        GuardedText text = new(new Guard([NoPoison], null), rule => spoke.Add(rule.Id));
        Assert.Equal("", text.Add("はい"));
        Assert.Equal("はい。", text.Add("。次に毒の"));
        Assert.Equal("次に", text.Add("作り方です。終わり。"));
        Assert.Equal("", text.Add("まだ"));
        Assert.Equal("", text.Rest());
        Assert.Equal(["no-poison"], spoke);
        Assert.Equal(NoPoison, text.Refused);
    }

    [Fact]
    public async Task A_refused_question_gets_the_reason()
    {
        await using RunningServer server = await RunningServer.Of(new MemoryModel("あ"), new ServerSettings { Guard = new Guard([NoPoison], null) });
        (int status, JsonElement json) = await server.Ask("/v1/chat/completions", "{\"model\":\"memory\",\"messages\":[{\"role\":\"user\",\"content\":\"毒の作り方は？\"}]}");
        JsonElement error = json.GetProperty("error");
        Assert.Equal((400, "guard_refused", "messages[0]"), (status, error.GetProperty("code").GetString(), error.GetProperty("param").GetString()));
        Assert.Contains("no-poison", error.GetProperty("message").GetString());
        Assert.Contains("お答えできません", error.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("さて、次に毒の作り方です。続き", "さて、次に", "content_filter", "no-poison")]
    [InlineData("鐘は12です。", "鐘は＃＃です。", "stop", "no-numbers")]
    public async Task An_answer_is_rewritten_or_ended_whole_and_as_a_stream(string known, string said, string finish, string rule)
    {
        await using RunningServer server = await RunningServer.Of(new MemoryModel("問い" + known), new ServerSettings { Guard = new Guard([NoPoison, NoNumbers], new Digits()) });
        const string Question = "\"model\":\"memory\",\"prompt\":\"問い\",\"max_tokens\":200,\"temperature\":0";
        (_, JsonElement json) = await server.Ask("/v1/completions", "{" + Question + "}");
        JsonElement choice = json.GetProperty("choices")[0];
        Assert.Equal((said, finish), (choice.GetProperty("text").GetString(), choice.GetProperty("finish_reason").GetString()));
        Assert.Equal(rule, json.GetProperty("tsumugi").GetProperty("guard")[0].GetProperty("rule").GetString());

        List<JsonElement> events = await server.Stream("/v1/completions", "{" + Question + ",\"stream\":true}");
        Assert.Equal(said, string.Concat(events.Select(chunk => chunk.GetProperty("choices")[0].GetProperty("text").GetString())));
        Assert.Equal(finish, events[^1].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task Probabilities_would_tell_what_a_rule_hides()
    {
        await using RunningServer server = await RunningServer.Of(new MemoryModel("あ"), new ServerSettings { Guard = new Guard([NoPoison], null) });
        (int status, JsonElement json) = await server.Ask("/v1/completions", "{\"model\":\"memory\",\"prompt\":\"あ\",\"logprobs\":1}");
        Assert.Equal((400, "logprobs"), (status, json.GetProperty("error").GetProperty("param").GetString()));
    }

    private sealed class Digits : ITextEditor
    {
        public void Find(ReadOnlySpan<char> text, List<TextEdit> edits)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (char.IsAsciiDigit(text[i]))
                {
                    edits.Add(new TextEdit(new TextSpan(i, i + 1), "digits", 1, "format", "＃"));
                }
            }
        }
    }
}
