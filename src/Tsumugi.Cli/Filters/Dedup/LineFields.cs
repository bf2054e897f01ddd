using System.Text;
using System.Text.Json;
using Tsumugi.Stages.Read.Lines;
using Tsumugi.Text;

namespace Tsumugi.Cli.Filters.Dedup;

/// <summary>Finds text and id in a line of JSON without making objects of it; what counts is the same as in <see cref="LineFilter"/>.</summary>
/// <remarks>One per thread. Only keys at the top level count; where a key occurs twice, the last one does.</remarks>
internal sealed class LineFields
{
    private readonly TextBuffer _name = new(64);
    private readonly TextBuffer _id = new(64);

    /// <summary>Gets where the text begins within the line, behind the quotation mark.</summary>
    public int TextAt { get; private set; }

    /// <summary>Gets the bytes of the text as written.</summary>
    public int TextLength { get; private set; }

    /// <summary>Gets a value indicating whether the text has escapes.</summary>
    public bool IsEscaped { get; private set; }

    /// <summary>Gets a value indicating whether the line has an id.</summary>
    public bool HasId { get; private set; }

    /// <summary>Gets the id as it is told to people; valid until the next call.</summary>
    public ReadOnlySpan<char> Id => _id.Written;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without byte order mark and line end.</param>
    /// <returns>Null, or why the line is passed over.</returns>
    public LineFault? Read(ReadOnlySpan<byte> line)
    {
        HasId = false;
        TextAt = -1;
        _id.Clear();
        try
        {
            Utf8JsonReader json = new(line);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                json.Skip();
                json.Read();
                return LineFault.NoText;
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                ReadProperty(ref json, line);
            }

            // Anything behind the object makes this throw.
            json.Read();
            return TextAt < 0 ? LineFault.NoText : null;
        }
        catch (JsonException)
        {
            return LineFault.NotJson;
        }
    }

    private void ReadProperty(ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        bool isText = Is(ref json, "text"u8, "text");
        bool isId = !isText && Is(ref json, "id"u8, "id");
        json.Read();
        if (isText)
        {
            bool isString = json.TokenType == JsonTokenType.String;
            TextAt = isString ? (int)json.TokenStartIndex + 1 : -1;
            TextLength = isString ? json.ValueSpan.Length : 0;
            IsEscaped = isString && json.ValueIsEscaped;
        }

        if (isId)
        {
            TakeId(ref json, line);
        }
        else
        {
            json.Skip();
        }
    }

    private void TakeId(ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        HasId = true;
        _id.Clear();
        int start = (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                JsonText.Append(json.ValueSpan, json.ValueIsEscaped, _id);
                break;
            case JsonTokenType.True:
                _id.Append(bool.TrueString);
                break;
            case JsonTokenType.False:
                _id.Append(bool.FalseString);
                break;
            case JsonTokenType.Null:
                break;
            default:
                json.Skip();
                _id.Append(Encoding.UTF8.GetString(line[start..(int)json.BytesConsumed]));
                break;
        }
    }

    private bool Is(ref Utf8JsonReader json, ReadOnlySpan<byte> name, string letters)
    {
        if (!json.ValueIsEscaped)
        {
            return json.ValueSpan.SequenceEqual(name);
        }

        _name.Clear();
        JsonText.Append(json.ValueSpan, escaped: true, _name);
        return _name.Written.SequenceEqual(letters);
    }
}
