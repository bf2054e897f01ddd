using Tsumugi.Contracts.Documents;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Write;

/// <summary>Writes documents as Parquet with zstd.</summary>
public sealed class ParquetPartWriter : IPartWriter
{
    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("id", ParquetType.Text),
        new ParquetColumn("text", ParquetType.Text),
        new ParquetColumn("url", ParquetType.Text),
        new ParquetColumn("title", ParquetType.Text),
        new ParquetColumn("author", ParquetType.Text),
        new ParquetColumn("source", ParquetType.Text),
        new ParquetColumn("licence", ParquetType.Text),
        new ParquetColumn("date", ParquetType.Text),
        new ParquetColumn("language", ParquetType.Text),
        new ParquetColumn("language_confidence", ParquetType.Double),
        new ParquetColumn("chars", ParquetType.Long),
        new ParquetColumn("bytes", ParquetType.Long),
        new ParquetColumn("cluster_size", ParquetType.Long));

    private readonly ParquetWriter _writer;

    /// <summary>Begins a file.</summary>
    public ParquetPartWriter(string path) => _writer = new ParquetWriter(path, Schema);

    /// <inheritdoc/>
    public void Add(Document document, in PartNumbers numbers)
    {
        _writer.Append(document.Id.ToString());
        _writer.Append(document.Text.Written);
        _writer.Append(document.Url);
        _writer.Append(document.Title);
        _writer.Append(document.Author);
        _writer.Append(document.Source);
        _writer.Append(document.Licence);
        _writer.Append(document.Date);
        _writer.Append(document.Language);
        _writer.Append(document.LanguageConfidence);
        _writer.Append(numbers.Letters);
        _writer.Append(numbers.Bytes);
        _writer.Append(numbers.ClusterSize);
        _writer.EndRow();
    }

    /// <inheritdoc/>
    public void Complete() => _writer.Complete();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
