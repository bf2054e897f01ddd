using System.Text;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Filters.Dedup;
using Tsumugi.Stages.Read.Lines;
using Tsumugi.Text;

namespace Tsumugi.Tests.Cli;

/// <summary>How `tsumugi dedup` reads lines without making objects of them.</summary>
public sealed class DedupLinesTests
{
    private static readonly string[] Lines =
    [
        """{"id":"a","text":"ことば"}""",
        """ {"text":"x\n\u3042\ud83d\ude00","id":12.50} """,
        """{"text":"one","text":"two","id":"a","id":"b"}""",
        """{"text":"one","text":2}""",
        """{"text":1,"text":"one"}""",
        """{"\u0074ext":"escaped name","i\u0064":true}""",
        """{"id":null,"text":""}""",
        """{"id":{"a":[1, 2]},"text":"t","other":{"text":"inner","id":"inner"}}""",
        """{"id":"\ud800","text":"\ud800 lone"}""",
        """{"id":false,"text":"t"} x""",
        """{"text":"t",}""",
        """{"text":"t" """,
        """[{"text":"t"}]""",
        "\"text\"",
        "null",
        "{}",
        "not json",
        """{"text":["t"]}""",
        """{"Text":"t"}""",
    ];

    [Fact]
    public void What_counts_as_text_and_id_is_what_the_other_filters_say()
    {
        LineFields fields = new();
        foreach (string line in Lines)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(line);
            (string? Text, string? Id, string Fault) expected = Expected(bytes);
            LineFault? fault = fields.Read(bytes);
            Assert.True(expected.Fault == (fault?.English ?? ""), $"{line}: {fault}");
            if (fault is null)
            {
                TextBuffer text = new();
                JsonText.Append(bytes.AsSpan(fields.TextAt, fields.TextLength), fields.IsEscaped, text);
                Assert.Equal(expected.Text, text.ToString());
                Assert.Equal(expected.Id, fields.HasId ? fields.Id.ToString() : null);
            }
        }
    }

    [Fact]
    public void Pieces_of_any_size_have_all_lines_once_and_in_order()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Root, "in.jsonl");
        string[] lines = [.. Enumerable.Range(0, 40).Select(i => new string((char)('a' + (i % 26)), 1 + (i * 7 % 23)))];
        string whole = "\uFEFF" + string.Join("\n", lines.Select((line, i) => i % 9 == 4 ? "\n" + line + "\r" : line)) + (lines.Length % 2 == 0 ? "" : "\n");
        File.WriteAllText(path, whole);
        byte[] bytes = File.ReadAllBytes(path);
        for (long size = 1; size < bytes.Length + 10; size += size < 60 ? 1 : 37)
        {
            List<string> read = [];
            foreach (LinePiece piece in LinePiece.Cut(path, path, size))
            {
                using PieceLines reader = new(piece, 1 << 20);
                while (reader.TryRead())
                {
                    read.Add(Encoding.UTF8.GetString(reader.Line));
                    Assert.Equal(reader.Line, bytes.AsSpan((int)reader.Start, reader.Line.Length));
                }
            }

            Assert.Equal(lines, read);
        }
    }

    [Fact]
    public void A_long_text_is_unpacked_in_stretches_as_if_at_once()
    {
        // Stretches end in letters, in escapes, in pairs of them, and in a megabyte of nothing else.
        // The last one has its only escape at the front.
        string[] units = ["あ", "\\n", "\\ud83d\\ude00", "a", "\\u3042", "𠮷"];
        foreach (string unit in units)
        {
            for (int shift = 0; shift < 12; shift += 5)
            {
                string raw = (unit == "𠮷" ? "\\t" : "") + new string('x', shift) + string.Concat(Enumerable.Repeat(unit, (3 * LongText.StretchBytes / 2 / unit.Length) + 1));
                byte[] bytes = Encoding.UTF8.GetBytes(raw);
                TextBuffer whole = new();
                TextBuffer stretches = new();
                JsonText.Append(bytes, escaped: raw.Contains('\\', StringComparison.Ordinal), whole);
                LongText.Append(bytes, escaped: true, stretches);
                Assert.True(whole.Written.SequenceEqual(stretches.Written), $"{unit} behind {shift} letters");
            }
        }
    }

    private static (string? Text, string? Id, string Fault) Expected(byte[] line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out JsonElement text) || text.ValueKind != JsonValueKind.String)
            {
                return (null, null, LineFault.NoText.English);
            }

            string? id = root.TryGetProperty("id", out JsonElement found) ? found.ValueKind == JsonValueKind.String ? JsonStrings.Of(found) : found.ToString() : null;
            return (JsonStrings.Of(text), id, "");
        }
        catch (JsonException)
        {
            return (null, null, LineFault.NotJson.English);
        }
    }
}
