using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Storage.Compression;
using Tsumugi.Storage.JsonLines;

namespace Tsumugi.Stages.Write;

/// <summary>Writes documents as JSON Lines with zstd.</summary>
public sealed class JsonLinesPartWriter : IPartWriter
{
    private readonly JsonLinesWriter _writer;

    /// <summary>Begins a file.</summary>
    public JsonLinesPartWriter(string path) => _writer = new JsonLinesWriter(new ZstandardStream(new FileStream(path, FileMode.CreateNew), CompressionMode.Compress));

    /// <inheritdoc/>
    public void Add(Document document, in PartNumbers numbers)
    {
        Utf8JsonWriter json = _writer.Begin();
        json.WriteString("id", document.Id.ToString());
        json.WriteString("text", document.Text.Written);
        json.WriteString("url", document.Url);
        json.WriteString("title", document.Title);
        json.WriteString("author", document.Author);
        json.WriteString("source", document.Source);
        json.WriteString("licence", document.Licence);
        json.WriteString("date", document.Date);
        json.WriteString("language", document.Language);
        json.WriteNumber("language_confidence", document.LanguageConfidence);
        json.WriteNumber("chars", numbers.Letters);
        json.WriteNumber("bytes", numbers.Bytes);
        json.WriteNumber("cluster_size", numbers.ClusterSize);
        _writer.End();
    }

    /// <inheritdoc/>
    public void Complete() => _writer.Dispose();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
