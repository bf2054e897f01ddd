using System.Text;
using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>The single steps as filters.</summary>
public sealed class FilterTests
{
    [Fact]
    public void Decode_tells_encoding_and_evidence()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using Workspace space = new();
        string path = space.Write("old.txt", Encoding.GetEncoding(932).GetBytes("①㈱髙島屋のお知らせです。ここから先は文字コードの試験になります。"));
        JsonElement line = Only(ProgramRun.Of("decode", path).Expect(0));
        Assert.Equal("shift_jis", line.GetProperty("encoding").GetString());
        Assert.Equal(0, line.GetProperty("replaced").GetInt32());
        Assert.StartsWith("①㈱髙島屋", line.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_gives_a_line_for_every_page_in_the_same_order_for_any_number_of_workers()
    {
        string pages = Path.Combine(ProgramRun.Root, "samples", "quickstart", "pages");
        ProgramRun one = ProgramRun.Of("extract", pages, "--workers", "1");
        ProgramRun four = ProgramRun.Of("extract", pages, "--workers", "4");
        Assert.Equal(one.Out, four.Out);
        JsonElement[] lines = Lines(one);
        Assert.True(lines.Length > 50);
        Assert.All(lines, line => Assert.True(line.GetProperty("text").GetString()!.Length > 0 || line.GetProperty("reason").GetString()!.Length > 0));
    }

    [Fact]
    public void Identify_adds_to_each_line_and_keeps_its_fields()
    {
        JsonElement[] lines = Lines(Filter("{\"id\":7,\"text\":\"これは日本語の文章です。\",\"extra\":[1,2]}\n{\"text\":\"이것은 한국어 문장입니다.\"}\n", "identify"));
        Assert.Equal(["ja", "ko"], lines.Select(line => line.GetProperty("language").GetString()!));
        Assert.Equal("[1,2]", lines[0].GetProperty("extra").GetRawText());
        Assert.True(lines[0].GetProperty("confidence").GetDouble() > 0.9);
    }

    [Fact]
    public void Measure_gives_the_numbers_asked_for()
    {
        JsonElement line = Only(Filter("{\"id\":\"a\",\"text\":\"ひらがな漢字\"}\n", "measure", "--only", "text/letters,ja/hiragana-share"));
        Assert.Equal(6, line.GetProperty("measures").GetProperty("text/letters").GetDouble());
        Assert.Equal(4.0 / 6, line.GetProperty("measures").GetProperty("ja/hiragana-share").GetDouble(), 12);
    }

    [Fact]
    public void Judge_evaluates_every_rule_not_only_the_first_that_fails()
    {
        JsonElement line = Only(Filter("{\"id\":\"a\",\"text\":\"短い\"}\n", "judge", "--preset", "swallow-v1"));
        Assert.False(line.GetProperty("keep").GetBoolean());
        JsonElement[] decisions = [.. line.GetProperty("decisions").EnumerateArray()];
        Assert.True(decisions.Length > 15);
        Assert.True(decisions.Count(decision => !decision.GetProperty("keep").GetBoolean()) > 1);
    }

    [Fact]
    public void Redact_gives_byte_offsets_of_the_input_and_destroys_my_numbers()
    {
        const string Text = "連絡はfoo@example.comまで。マイナンバーは123456789018です。";
        JsonElement line = Only(Filter(JsonSerializer.Serialize(new { id = "a", text = Text }), "redact"));
        JsonElement[] spans = [.. line.GetProperty("spans").EnumerateArray()];
        Assert.Equal(["email", "my-number"], spans.Select(span => span.GetProperty("kind").GetString()!));
        byte[] bytes = Encoding.UTF8.GetBytes(Text);
        Assert.Equal("foo@example.com", Encoding.UTF8.GetString(bytes[spans[0].GetProperty("start").GetInt32()..spans[0].GetProperty("end").GetInt32()]));
        string text = line.GetProperty("text").GetString()!;
        Assert.DoesNotContain("123456789018", text, StringComparison.Ordinal);
        Assert.DoesNotContain("foo@example.com", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Dedup_keeps_the_first_as_it_is_and_names_it_for_the_others()
    {
        using Workspace space = new();
        string text = JapaneseProse.Of(1);
        string[] lines =
        [
            JsonSerializer.Serialize(new { id = "a", text }),
            JsonSerializer.Serialize(new { id = "b", text = text + "ひとこと付け足した版です。" }),
            JsonSerializer.Serialize(new { id = "c", text = JapaneseProse.Of(2) }),
            JsonSerializer.Serialize(new { id = "d", text }),
        ];
        string path = space.Write("in.jsonl", string.Join('\n', lines) + "\n");
        ProgramRun run = ProgramRun.Of("dedup", path, "--clusters", space.At("removed.jsonl")).Expect(0);
        Assert.Equal(lines[0] + "\n" + lines[2] + "\n", run.Out);
        JsonElement[] removed = [.. File.ReadAllLines(space.At("removed.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["b", "d"], removed.Select(line => line.GetProperty("id").GetString()!));
        Assert.All(removed, line => Assert.Equal("a", line.GetProperty("kept").GetString()));
        Assert.All(removed, line => Assert.InRange(line.GetProperty("jaccard").GetDouble(), 0.8, 1));
    }

    [Theory]
    [InlineData("old")]
    [InlineData("new")]
    public void Dedup_against_earlier_lines_prints_new_ones_only(string prefer)
    {
        using Workspace space = new();
        string Line(string id, string text) => JsonSerializer.Serialize(new { id, text }) + "\n";
        string again = Line("new-1", JapaneseProse.Of(1) + "ひとこと付け足した版です。");
        string fresh = Line("new-2", JapaneseProse.Of(3));
        string twice = Line("new-3", JapaneseProse.Of(3));
        string plain = space.Write("old-a.jsonl", Line("old-1", JapaneseProse.Of(1)) + Line("old-2", JapaneseProse.Of(2)) + Line("old-3", JapaneseProse.Of(2)));
        space.Write("old-b.jsonl.gz", Workspace.Gzip(System.Text.Encoding.UTF8.GetBytes(Line("old-4", JapaneseProse.Of(1)))));
        ProgramRun run = ProgramRun.Of("dedup", "--against", plain, "--against", space.At("old-b.jsonl.gz"), "--prefer", prefer, space.Write("new.jsonl", again + fresh + twice), "--clusters", space.At("removed.jsonl")).Expect(0);
        Assert.Equal((prefer == "new" ? again : "") + fresh, run.Out);
        string[] removed = [.. File.ReadAllLines(space.At("removed.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Select(line => $"{line.GetProperty("id")}>{line.GetProperty("kept")}")];
        Assert.Equal(prefer == "new" ? ["old-1>new-1", "old-4>new-1", "new-3>new-2"] : ["new-1>old-1", "new-3>new-2"], removed);
    }

    [Theory]
    [InlineData("identify")]
    [InlineData("measure")]
    [InlineData("judge")]
    [InlineData("redact")]
    [InlineData("dedup")]
    public void A_bad_line_is_named_and_passed_over(string command)
    {
        ProgramRun run = Filter("{\"id\":1,\"text\":\"よい行です。\"}\nnot json\n{\"id\":3}\n\n[]\n{\"id\":5,\"text\":\"これもよい行です。\"}", command).Expect(6);
        Assert.Equal(2, Lines(run).Length);
        Assert.Contains("TSU3001: -:2:", run.Error, StringComparison.Ordinal);
        Assert.Contains("TSU3001: -:3:", run.Error, StringComparison.Ordinal);
        Assert.Contains("TSU3001: -:5:", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identify")]
    [InlineData("measure")]
    [InlineData("judge")]
    [InlineData("redact")]
    public void Empty_input_gives_empty_output(string command) => Assert.Equal("", Filter("", command).Expect(0).Out);

    [Fact]
    public void Lone_surrogates_and_controls_pass_through_every_filter()
    {
        const string Line = "{\"id\":1,\"text\":\"壊れた\\ud83d文字と\\u0000と\\udc00\"}\n";
        foreach (string command in new[] { "identify", "measure", "judge", "redact" })
        {
            Only(Filter(Line, command).Expect(0));
        }
    }

    private static ProgramRun Filter(string input, params string[] args) => ProgramRun.Of(new ProgramSettings { Input = input }, args);

    private static JsonElement[] Lines(ProgramRun run) => [.. run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static JsonElement Only(ProgramRun run) => Assert.Single(Lines(run));
}
