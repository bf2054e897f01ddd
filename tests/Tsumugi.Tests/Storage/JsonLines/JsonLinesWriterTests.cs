using System.Text;
using System.Text.Json;
using Tsumugi.Storage.JsonLines;

namespace Tsumugi.Tests.Storage.JsonLines;

public sealed class JsonLinesWriterTests
{
    [Fact]
    public void Each_object_is_one_line_and_japanese_stays_readable()
    {
        string text = Write(writer =>
        {
            for (int i = 0; i < 2; i++)
            {
                Utf8JsonWriter json = writer.Begin();
                json.WriteNumber("n", i);
                json.WriteString("text", "吾輩は猫である。\n名前は\"まだ\"無い。<b>&'+𠮷😀ー～　漢");
                writer.End();
            }
        });

        Assert.Equal(
            """
            {"n":0,"text":"吾輩は猫である。\n名前は\"まだ\"無い。<b>&'+𠮷😀ー～　漢"}
            {"n":1,"text":"吾輩は猫である。\n名前は\"まだ\"無い。<b>&'+𠮷😀ー～　漢"}

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Any_text_comes_back() => Property.Holds(JapaneseText.AnyUtf16, text =>
    {
        string line = Write(writer =>
        {
            writer.Begin().WriteString("text", text);
            writer.End();
        });

        using JsonDocument back = JsonDocument.Parse(line);
        return line.Count(letter => letter == '\n') == 1
            && back.RootElement.GetProperty("text").GetString() == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    });

    [Theory]
    [InlineData("\0\u001F\b\f\r\t", "\\u0000\\u001f\\b\\f\\r\\t")]
    [InlineData("\u2028\uE000\u007F", "\u2028\uE000\u007F")]
    public void Only_what_json_requires_is_escaped(string text, string escaped)
    {
        string line = Write(writer =>
        {
            Utf8JsonWriter json = writer.Begin();
            json.WriteString("t", text);
            json.WriteString("u", Encoding.UTF8.GetBytes(text));
            writer.End();
        });
        Assert.Equal($"{{\"t\":\"{escaped}\",\"u\":\"{escaped}\"}}\n", line);
    }

    [Fact]
    public void A_lone_surrogate_becomes_one_replacement_character()
    {
        // Not rows of the theory above: an attribute is stored as UTF-8, which cannot hold them.
        Only_what_json_requires_is_escaped("\uD842", "\uFFFD");
        Only_what_json_requires_is_escaped("\uDFB7あ\uD842\n", "\uFFFDあ\uFFFD\\n");
        Only_what_json_requires_is_escaped("𠮷\uD842𠮷", "𠮷\uFFFD𠮷");
    }

    [Fact]
    public void Nothing_is_an_empty_file() => Assert.Equal("", Write(_ => { }));

    [Fact]
    public void A_begun_object_never_reaches_the_file()
    {
        string text = Write(writer =>
        {
            writer.Begin().WriteNumber("n", 1);
            writer.End();
            writer.Begin().WriteString("text", "半分");
        });
        Assert.DoesNotContain("半分", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_files_pass_through_in_blocks()
    {
        string text = Write(writer =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                writer.Begin().WriteNumber("n", i);
                writer.End();
            }

            Assert.Equal(10_000, writer.Count);
        });
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => $"{{\"n\":{i}}}"), text.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void An_object_with_something_open_is_refused()
    {
        using JsonLinesWriter writer = new(new MemoryStream());
        writer.Begin().WriteStartArray("open");
        Assert.Throws<InvalidOperationException>(writer.End);
    }

    [Fact]
    public void A_full_disk_is_an_error()
    {
        JsonLinesWriter writer = new(new FullStream(10));
        writer.Begin().WriteString("text", "十バイトより長い");
        writer.End();
        Assert.Throws<IOException>(writer.Flush);
        Assert.Throws<IOException>(writer.Dispose);
    }

    private static string Write(Action<JsonLinesWriter> lines)
    {
        using MemoryStream stream = new();
        using (JsonLinesWriter writer = new(stream, leaveOpen: true))
        {
            lines(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
