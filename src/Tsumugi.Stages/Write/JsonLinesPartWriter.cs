using System.IO.Compression;
using Tsumugi.Contracts.Documents;
using Tsumugi.Storage.Compression;
using Tsumugi.Storage.JsonLines;

namespace Tsumugi.Stages.Write;

/// <summary>Writes documents as JSON Lines with zstd.</summary>
public sealed class JsonLinesPartWriter : IPartWriter
{
    private readonly Stream _stream;
    private readonly JsonLinesWriter _writer;

    /// <summary>Begins a file.</summary>
    public JsonLinesPartWriter(string path)
    {
        _stream = new ZstandardStream(new FileStream(path, FileMode.CreateNew), CompressionMode.Compress);
        _writer = new JsonLinesWriter(_stream);
    }

    /// <inheritdoc/>
    public void Add(Document document, in PartNumbers numbers)
    {
        _writer.Begin();
        _writer.Json.WriteString("id", document.Id.ToString());
        _writer.Json.WriteString("text", document.Text.Written);
        _writer.Json.WriteString("url", document.Url);
        _writer.Json.WriteString("title", document.Title);
        _writer.Json.WriteString("author", document.Author);
        _writer.Json.WriteString("source", document.Source);
        _writer.Json.WriteString("licence", document.Licence);
        _writer.Json.WriteString("date", document.Date);
        _writer.Json.WriteString("language", document.Language);
        _writer.Json.WriteNumber("language_confidence", document.LanguageConfidence);
        _writer.Json.WriteNumber("chars", numbers.Letters);
        _writer.Json.WriteNumber("bytes", numbers.Bytes);
        _writer.Json.WriteNumber("cluster_size", numbers.ClusterSize);
        _writer.End();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _writer.Dispose();
        _stream.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }
}
