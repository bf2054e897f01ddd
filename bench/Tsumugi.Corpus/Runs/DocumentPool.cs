using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.Documents;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Corpus.Runs;

/// <summary>All stored documents of a real build with all of their numbers.</summary>
public sealed class DocumentPool
{
    private const int BeginningLetters = 60;

    private readonly List<PooledDocument> _documents = [];

    /// <summary>Gets the ids of the measures.</summary>
    public IReadOnlyList<string> Measures { get; private set; } = [];

    /// <summary>Gets the documents.</summary>
    public IReadOnlyList<PooledDocument> Documents => _documents;

    /// <summary>Reads the shards of a run.</summary>
    public static DocumentPool Read(string folder, int shards)
    {
        DocumentPool pool = new();
        for (int shard = 0; shard < shards; shard++)
        {
            pool.ReadShard(folder, shard);
        }

        return pool._documents.Count > 0 ? pool : throw new UsageException($"{folder} holds no stored document");
    }

    private void ReadShard(string folder, int shard)
    {
        using ParquetReader rows = ParquetReader.Open(Path.Combine(folder, LedgerKeys.Documents(shard)), ["source", "url", "title", "date", "text_bytes", "row"]);
        using ParquetReader measures = ParquetReader.Open(Path.Combine(folder, LedgerKeys.Measures(shard)));
        using DocumentFileReader pages = new(Path.Combine(folder, DedupFiles.Documents(shard)));
        Measures = [.. measures.Columns.Skip(1)];
        Document document = new();
        while (rows.Read())
        {
            if (rows.GetInt64(5) < 0 || !measures.Read() || !pages.TryRead(document))
            {
                continue;
            }

            ReadOnlySpan<char> text = document.Text.Written;
            _documents.Add(new PooledDocument(
                rows.GetString(0),
                rows.GetString(1),
                rows.GetString(2),
                rows.GetString(3),
                rows.GetInt64(4),
                text[..Math.Min(BeginningLetters, text.Length)].ToString(),
                [.. Enumerable.Range(1, Measures.Count).Select(measures.GetDouble)]));
        }
    }
}
