using System.Text;
using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Text;

namespace Tsumugi.Stages.Read.Lines;

/// <summary>Takes the fields of a document out of one JSON object.</summary>
/// <remarks>Only keys at the top level count; where a key occurs twice, the last one does. `licence` and `license` mean the same.</remarks>
internal sealed class JsonLineFields
{
    // Nothing that this reader wants lies deeper than 1; what is deeper is only passed over, and a bomb of brackets is cut off here.
    private const int MostDepth = 256;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MostDepth };

    private readonly byte[] _textField;
    private readonly string _textFieldLetters;
    private readonly TextBuffer _scratch = new(256);

    /// <summary>Creates the fields.</summary>
    /// <param name="textField">The key that holds the text.</param>
    public JsonLineFields(string textField)
    {
        _textField = Encoding.UTF8.GetBytes(textField);
        _textFieldLetters = textField;
    }

    /// <summary>Fills a record.</summary>
    /// <param name="line">One line, valid UTF-8.</param>
    /// <param name="record">Receives text, address, title, id, date and licence.</param>
    /// <returns>An empty string, or the reason of a fault.</returns>
    public string Read(ReadOnlySpan<byte> line, RawRecord record)
    {
        // Most of what is no JSON is seen here, without the cost of an exception.
        if (line is not [(byte)'{', .., (byte)'}'])
        {
            return "read/not-json";
        }

        try
        {
            return ReadObject(line, record) ? "" : "read/no-text-field";
        }
        catch (JsonException)
        {
            return "read/not-json";
        }
    }

    private bool ReadObject(ReadOnlySpan<byte> line, RawRecord record)
    {
        Utf8JsonReader json = new(line, Options);
        json.Read();
        bool found = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref json, _textField, _textFieldLetters))
            {
                json.Read();
                found = TakeText(ref json, record);
            }
            else
            {
                TakeOther(ref json, record);
            }
        }

        // Anything behind the object makes this throw.
        json.Read();
        return found;
    }

    private static bool TakeText(ref Utf8JsonReader json, RawRecord record)
    {
        record.Text.Clear();
        if (json.TokenType != JsonTokenType.String)
        {
            json.Skip();
            return false;
        }

        ReadOnlySpan<byte> raw = json.ValueSpan;
        JsonText.Append(raw, json.ValueIsEscaped, record.Text);
        record.SizeBytes = json.ValueIsEscaped ? Encoding.UTF8.GetByteCount(record.Text.Written) : raw.Length;
        return true;
    }

    private void TakeOther(ref Utf8JsonReader json, RawRecord record)
    {
        int length = json.ValueSpan.Length;
        bool mayFit = length is 2 or 3 or 4 or 5 or 7 || json.ValueIsEscaped;
        if (mayFit && Is(ref json, "url"u8, "url"))
        {
            record.Url = Value(ref json);
        }
        else if (mayFit && Is(ref json, "id"u8, "id"))
        {
            record.SourceId = Value(ref json);
        }
        else if (mayFit && Is(ref json, "title"u8, "title"))
        {
            record.Title = Value(ref json);
        }
        else if (mayFit && Is(ref json, "date"u8, "date"))
        {
            record.Date = Value(ref json);
        }
        else if (mayFit && (Is(ref json, "licence"u8, "licence") || Is(ref json, "license"u8, "license")))
        {
            record.Licence = Value(ref json);
        }
        else
        {
            json.Read();
            json.Skip();
        }
    }

    /// <summary>Says whether a key has a name; half a surrogate pair in a key is no error, as in a text.</summary>
    private bool Is(ref Utf8JsonReader json, ReadOnlySpan<byte> name, string letters)
    {
        if (!json.ValueIsEscaped)
        {
            return json.ValueTextEquals(name);
        }

        _scratch.Clear();
        JsonText.Append(json.ValueSpan, escaped: true, _scratch);
        return _scratch.Written.SequenceEqual(letters);
    }

    /// <summary>Gets a string or a number as text; anything else is empty.</summary>
    private string Value(ref Utf8JsonReader json)
    {
        json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                _scratch.Clear();
                JsonText.Append(json.ValueSpan, json.ValueIsEscaped, _scratch);
                return _scratch.ToString();
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(json.ValueSpan);
            default:
                json.Skip();
                return "";
        }
    }
}
