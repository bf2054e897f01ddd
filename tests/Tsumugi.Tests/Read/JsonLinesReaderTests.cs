using System.Text;
using FsCheck.Fluent;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read;

namespace Tsumugi.Tests.Read;

public sealed class JsonLinesReaderTests
{
    private static readonly JsonLinesReader Reader = new();

    [Theory]
    [InlineData("""{"text":"本文"}""", "本文")]
    [InlineData("""  {"a":{"text":"no"},"b":["text"],"text":"本文","c":null}  """, "本文")] // only the top level counts
    [InlineData("""{"text":"first","text":"last"}""", "last")]
    [InlineData("""{"te\u0078t":"escaped key"}""", "escaped key")]
    [InlineData("""{"text":"a\n\t\"\\\/\u3042\r\b\fz"}""", "a\n\t\"\\/あ\r\b\fz")]
    [InlineData("""{"text":"\ud842\udfb7\uD83D\uDE00"}""", "𠮷😀")]
    [InlineData("""{"text":"x\ud842y\udfb7z\ud842\ud842\udfb7\ud842"}""", "x\uFFFDy\uFFFDz\uFFFD𠮷\uFFFD")] // lone surrogates
    [InlineData("""{"text":"\ud842\n"}""", "\uFFFD\n")]
    [InlineData("""{"text":""}""", "")]
    [InlineData("""{"\ud800":1,"text":"x"}""", "x")] // half a surrogate pair in a key
    [InlineData("""{"\ud800text":"no","text":"x","tex\ud800":"no"}""", "x")]
    public void Takes_the_text_out(string line, string text)
    {
        Records.Copy record = Only(line);
        Assert.Equal((RecordKind.Text, text, (long)Encoding.UTF8.GetByteCount(text)), (record.Kind, record.Text, record.SizeBytes));
    }

    [Fact]
    public void Takes_what_else_is_known()
    {
        Records.Copy record = Only("""{"id":7,"url":"http://a.jp/\u3042","title":"題","date":"2024-01-01","license":"CC0","text":"x","more":{"id":1}}""");
        Assert.Equal(("7", "http://a.jp/あ", "題", "2024-01-01", "CC0"), (record.SourceId, record.Url, record.Title, record.Date, record.Licence));
        Assert.Equal("CC-BY-4.0", Only("""{"text":"x","licence":"CC-BY-4.0"}""").Licence);
        Assert.Equal("", Only("""{"text":"x","url":["a"]}""").Url);
    }

    [Fact]
    public void Takes_another_field_if_the_recipe_says_so() =>
        Assert.Equal("b", Assert.Single(Records.Of(Reader, """{"text":"a","body":"b"}"""u8.ToArray(), ".jsonl", "body")).Text);

    [Theory]
    [InlineData("no json", "read/not-json", "line 1")]
    [InlineData("{\"text\":\"cut", "read/not-json", "line 1")]
    [InlineData("{\"text\":\"秘密\"} trailing", "read/not-json", "line 1")]
    [InlineData("{\"text\":\"秘密\"}{}", "read/not-json", "line 1")]
    [InlineData("{'text':'秘密'}", "read/not-json", "line 1")]
    [InlineData("[\"text\"]", "read/not-json", "line 1")]
    [InlineData("{\"text\":\"\\x\"}", "read/not-json", "line 1")]
    [InlineData("{\"text\":\"\\ud8\"}", "read/not-json", "line 1")]
    [InlineData("{\"title\":\"秘密\"}", "read/no-text-field", "line 1: no string at `text`")]
    [InlineData("{\"text\":null}", "read/no-text-field", "line 1: no string at `text`")]
    [InlineData("{\"text\":{\"text\":\"a\"}}", "read/no-text-field", "line 1: no string at `text`")]
    public void A_bad_line_is_a_fault_that_names_its_place_and_not_its_content(string line, string reason, string detail)
    {
        Records.Copy record = Only(line);
        Assert.Equal((RecordKind.Fault, reason, detail, ""), (record.Kind, record.Reason, record.Detail, record.Text));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_a_fault() => Assert.Equal("read/not-utf8", Assert.Single(Records.Of(Reader, [.. "{\"text\":\""u8, 0x93, 0xFA, .. "\"}"u8], ".jsonl")).Reason);

    [Fact]
    public void A_mark_carriage_returns_and_blank_lines_are_fine()
    {
        byte[] bytes = [.. "\uFEFF"u8, .. "{\"text\":\"a\"}\r\n\r\n \t\n{\"text\":\"b\"}"u8];
        using TemporaryFile file = new(bytes, ".jsonl");
        List<Records.Copy> records = Records.All(Reader, new SourceFile(file.Path, "x", "jsonl"), out long skipped);
        Assert.Equal([("a", 0L), ("b", 22L)], records.Select(record => (record.Text, record.Offset)));
        Assert.Equal(2, skipped);
    }

    [Fact]
    public void A_bomb_of_brackets_is_a_fault()
    {
        string bomb = "{\"a\":" + new string('[', 1_000_000) + new string(']', 1_000_000) + ",\"text\":\"x\"}";
        Assert.Equal("read/not-json", Only(bomb).Reason);
    }

    [Fact]
    public void A_line_beyond_the_limit_is_passed_over()
    {
        JsonLinesReader reader = new(new ReadLimits { LineBytes = 100_000 });
        string[] lines = ["{\"text\":\"a\"}", "{\"text\":\"" + new string('x', 2_000_000) + "\"}", "{\"text\":\"b\"}", "{\"text\":\"" + new string('y', 99_989) + "\"}", "{\"text\":\"" + new string('z', 99_990) + "\"}"];
        List<Records.Copy> records = Records.Of(reader, Encoding.UTF8.GetBytes(string.Join('\n', lines)), ".jsonl");
        Assert.Equal(["", "read/too-large", "", "", "read/too-large"], records.Select(record => record.Reason));
        Assert.Equal(["line 2: 2000011 bytes, more than 100000", "line 5: 100001 bytes, more than 100000"], records.Where(record => record.Kind == RecordKind.Fault).Select(record => record.Detail));
    }

    [Fact]
    public void Compressed_files_give_the_same()
    {
        byte[] plain = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 5000).Select(i => $$"""{"id":{{i}},"text":"{{i}}番目の文章です。"}""")));
        List<Records.Copy> expected = Records.Of(Reader, plain, ".jsonl");
        Assert.Equal(5000, expected.Count);
        Assert.Equal(expected, Records.Of(Reader, WarcBuilder.Gzip([plain]), ".jsonl.gz"));
        Assert.Equal(expected, Records.Of(Reader, WarcBuilder.Gzip(plain.Chunk(1000)), ".jsonl.gz"));
        Assert.Equal(expected, Records.Of(Reader, WarcBuilder.Zstandard(plain), ".jsonl.zst"));
    }

    [Fact]
    public void Damaged_compression_ends_with_one_fault()
    {
        byte[] plain = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 20000).Select(i => $$"""{"id":{{i * 7919 % 1000}},"text":"{{i}}番目の文章です。"}""")));
        List<Records.Copy> expected = Records.Of(Reader, plain, ".jsonl");
        foreach ((byte[] bytes, string codec) in ((byte[], string)[])[(WarcBuilder.Gzip([plain]), "gzip"), (WarcBuilder.Zstandard(plain), "zstd")])
        {
            List<Records.Copy> records = Records.Of(Reader, bytes[..(bytes.Length / 2)], ".jsonl.x");
            Assert.Equal(expected.Take(records.Count - 1), records[..^1]);
            Assert.Equal((RecordKind.Fault, "read/truncated-" + codec), (records[^1].Kind, records[^1].Reason));
        }
    }

    [Fact]
    public void Slices_join_to_the_whole_at_every_byte()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("{\"text\":\"a\"}\n\n{\"text\":\"日本\"}\r\nnot json\n{\"x\":1}\n{\"text\":\"last\"}");
        using TemporaryFile file = new(bytes, ".jsonl");
        List<string> whole = [.. Records.All(Reader, new SourceFile(file.Path, "x", "jsonl")).Select(record => record.Line)];
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            List<Records.Copy> joined = [.. Records.All(Reader, new SourceFile(file.Path, "x", "jsonl", 0, cut)), .. Records.All(Reader, new SourceFile(file.Path, "x", "jsonl", cut))];
            Assert.Equal(whole, joined.Select(record => record.Line));
        }
    }

    [Fact]
    public void Any_text_comes_back_as_it_was_written() => Property.Holds(JapaneseText.AnyUtf16, text =>
    {
        string line = "{\"text\":" + System.Text.Json.JsonSerializer.Serialize(text) + "}";
        return Only(line).Text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    });

    [Fact]
    public void Random_bytes_never_throw() => Property.Holds(Arb.From(Gen.Elements("{}[]\",:\\u\n\r text0123abcあ\0\u0001".ToCharArray()).ListOf().Select(letters => string.Concat(letters))), text =>
        Records.Of(Reader, Encoding.UTF8.GetBytes(text), ".jsonl").Count <= text.Length + 1);

    private static Records.Copy Only(string line) => Assert.Single(Records.Of(Reader, Encoding.UTF8.GetBytes(line), ".jsonl"));
}
