using System.Text.Encodings.Web;
using System.Text.Json;
using Tsumugi.Corpus.Making;

namespace Tsumugi.Corpus.Writing;

/// <summary>Writes texts as JSON Lines with `id`, `text` and `source`.</summary>
public sealed class JsonLinesWriter : IDocumentWriter
{
    private readonly Stream _file;
    private readonly Utf8JsonWriter _json;

    public JsonLinesWriter(Stream file)
    {
        _file = file;
        _json = new Utf8JsonWriter(file, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public void Write(MadeDocument document, int number)
    {
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString("id", document.Id);
        _json.WriteString("text", document.Body.Written);
        _json.WriteString("source", document.Page.Source);
        _json.WriteEndObject();
        _json.Flush();
        _file.WriteByte((byte)'\n');
    }

    public void Dispose() => _json.Dispose();
}
