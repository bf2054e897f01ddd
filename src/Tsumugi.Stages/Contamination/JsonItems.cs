using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Tsumugi.Stages.Read;
using Tsumugi.Stages.Read.Lines;
using Tsumugi.Text;

namespace Tsumugi.Stages.Contamination;

/// <summary>Reads items out of JSON: an object a line, or one value that is a list of objects, or holds one.</summary>
/// <remarks>
/// A list is read element by element, so what stands before the place where a file breaks off is not lost. In the layout of SQuAD (`data`, in it
/// `paragraphs`, in them `qas`) every question is an item, and the paragraph that it is about belongs to it. In other objects that are a whole file
/// the lists `data` and `examples` hold the items. An item's id is none of its texts, unless it is asked for.
/// </remarks>
internal sealed class JsonItems(FieldChoice fields, Action<EvaluationItem> receiver, Action<EvaluationFault> fault)
{
    private const int MostDepth = 64;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostDepth };
    private static readonly string[] Lists = ["data", "examples"];
    private static readonly string[] Ids = ["id", "uid", "guid", "qid", "q_id", "question_id", "sentence_pair_id", "idx"];

    private readonly EvaluationItem _item = new();
    private int _items;

    /// <summary>Reads a file.</summary>
    public void Read(string path, ReadLimits limits)
    {
        using LineFeed feed = new(path, 0);
        using LineReader lines = new(feed, 0, limits);
        long number = 0;
        bool first = true;
        while (lines.TryRead())
        {
            number++;
            ReadOnlySpan<byte> line = Trimmed(lines.Line, number);
            if (lines.IsTooLong)
            {
                fault(new EvaluationFault(number, "read/too-large"));
            }
            else if (first && IsOneValue(line))
            {
                ReadValue(lines, limits);
                break;
            }
            else if (!line.IsEmpty)
            {
                first = false;
                ReadLine(line, number);
            }
        }

        if (feed.DamageReason.Length > 0)
        {
            fault(new EvaluationFault(0, feed.DamageReason));
        }
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line, long number) => (number == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line).Trim(" \t\r"u8);

    /// <summary>Says whether the first line shows that the file is one value: a list, or an object that is written over several lines.</summary>
    private static bool IsOneValue(ReadOnlySpan<byte> line) => line is [(byte)'[', ..] or [(byte)'{'] or [(byte)'{', .., (byte)'['];

    private void ReadLine(ReadOnlySpan<byte> line, long number)
    {
        if (!Utf8.IsValid(line))
        {
            fault(new EvaluationFault(number, "read/not-utf8"));
            return;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(line.ToArray(), Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                fault(new EvaluationFault(number, "read/not-json"));
                return;
            }

            Expand(document.RootElement);
        }
        catch (JsonException)
        {
            fault(new EvaluationFault(number, "read/not-json"));
        }
    }

    /// <summary>Reads the rest of the file, from the current line on, as one value.</summary>
    private void ReadValue(LineReader lines, ReadLimits limits)
    {
        using MemoryStream content = new();
        do
        {
            // A line that is too long comes as an empty one; the value around it cannot be read then.
            if (lines.IsTooLong || content.Length + lines.SizeBytes > limits.LineBytes)
            {
                fault(new EvaluationFault(0, "read/too-large"));
                return;
            }

            content.Write(lines.Line);
            content.WriteByte((byte)'\n');
        }
        while (lines.TryRead());

        ReadOnlySpan<byte> bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        if (!Utf8.IsValid(bytes))
        {
            fault(new EvaluationFault(0, "read/not-utf8"));
            return;
        }

        try
        {
            if (bytes.TrimStart(" \t\r\n"u8) is [(byte)'[', ..])
            {
                ReadList(bytes);
            }
            else
            {
                using JsonDocument document = JsonDocument.Parse(bytes.ToArray(), Options);
                Expand(document.RootElement);
            }
        }
        catch (JsonException)
        {
            fault(new EvaluationFault(_items + 1, "read/not-json"));
        }
    }

    private void ReadList(ReadOnlySpan<byte> bytes)
    {
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = MostDepth + 1 });
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            using JsonDocument element = JsonDocument.ParseValue(ref reader);
            Expand(element.RootElement);
        }

        reader.Read();
    }

    private void Expand(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && Array.Find(Lists, name => IsListOfObjects(value, name)) is { } list)
        {
            foreach (JsonElement element in value.GetProperty(list).EnumerateArray())
            {
                Expand(element);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object && IsListOfObjects(value, "paragraphs"))
        {
            ExpandArticle(value);
        }
        else
        {
            Give(value, default);
        }
    }

    private void ExpandArticle(JsonElement article)
    {
        foreach (JsonElement paragraph in article.GetProperty("paragraphs").EnumerateArray())
        {
            if (!IsListOfObjects(paragraph, "qas"))
            {
                Give(paragraph, default);
                continue;
            }

            foreach (JsonElement question in paragraph.GetProperty("qas").EnumerateArray())
            {
                Give(question, paragraph);
            }
        }
    }

    private static bool IsListOfObjects(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.Object;

    /// <summary>Hands over an item, with the text of the paragraph that it belongs to.</summary>
    private void Give(JsonElement value, JsonElement paragraph)
    {
        _items++;
        if (value.ValueKind != JsonValueKind.Object)
        {
            fault(new EvaluationFault(_items, "read/not-json"));
            return;
        }

        _item.Texts.Clear();
        _item.Number = _items;
        _item.Id = IdOf(value);
        Collect(value, "");
        if (paragraph.ValueKind == JsonValueKind.Object && paragraph.TryGetProperty("context", out JsonElement context))
        {
            Collect(context, "context");
        }

        receiver(_item);
    }

    private static string IdOf(JsonElement value)
    {
        foreach (string name in Ids)
        {
            if (value.TryGetProperty(name, out JsonElement id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                return id.ValueKind == JsonValueKind.String ? Letters(id) : id.GetRawText();
            }
        }

        return "";
    }

    private void Collect(JsonElement value, string field)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when fields.Takes(field):
                _item.Texts.Add((field, Letters(value)));
                break;
            case JsonValueKind.Array:
                foreach (JsonElement element in value.EnumerateArray())
                {
                    Collect(element, field);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    string name = Unescaped(JsonMarshal.GetRawUtf8PropertyName(property));
                    if (field.Length > 0 || !Ids.Contains(name) || fields.Names.Contains(name))
                    {
                        Collect(property.Value, field.Length == 0 ? name : field + "." + name);
                    }
                }

                break;
        }
    }

    private static string Letters(JsonElement text) => Unescaped(JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    /// <summary>Gets the letters of a string; half a surrogate pair becomes U+FFFD instead of an error.</summary>
    private static string Unescaped(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(raw);
        }

        TextBuffer letters = new(raw.Length);
        JsonText.Append(raw, escaped: true, letters);
        return letters.ToString();
    }
}
