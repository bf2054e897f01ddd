using System.Buffers.Binary;
using System.Globalization;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.Documents;
using Tsumugi.Storage.Parquet;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Corpus.Runs;

/// <summary>Writes what the first pass leaves behind, for documents drawn from a pool: their numbers are real, moved by a few per cent, and so are their joint distributions.</summary>
/// <param name="pool">The pool.</param>
/// <param name="shards">Shards to make.</param>
/// <param name="rows">Documents of each shard.</param>
/// <param name="seed">Another corpus of the same kind.</param>
public sealed class MadeFirstPass(DocumentPool pool, int shards, long rows, ulong seed) : ITaskStage
{
    private static readonly string[] Steps = ["read", "decode", "extract", "identify", "scrub"];

    public string Name => "refine";

    public IReadOnlyList<string> After => [];

    public int CountTasks(IRunView run) => shards;

    public void Run(ITaskContext task)
    {
        int shard = task.Index;
        using DocumentLedger documents = new(task, LedgerKeys.Documents(shard));
        using DecisionLedger decisions = new(task, LedgerKeys.Decisions("refine", shard));
        using EditLedger scrubbed = new(task, LedgerKeys.Edits("scrub", shard), "scrub");
        using EditLedger redacted = new(task, LedgerKeys.Edits("redact-metadata", shard), "redact");
        using ParquetWriter measures = new(task.Output(LedgerKeys.Measures(shard)), new ParquetSchema([new ParquetColumn("id", ParquetType.Text), .. pool.Measures.Select(id => new ParquetColumn(id, ParquetType.Double))]));
        using DocumentFileWriter pages = new(task.Output(DedupFiles.Documents(shard)));
        using ContentFileWriter contents = new(task, shard);
        using FileStream ids = new(task.Output(LedgerKeys.Ids(shard)), FileMode.CreateNew);
        List<Tally> tallies = [.. Steps.Select(step => new Tally(step))];
        byte[] idBytes = new byte[16];
        Document document = new();
        for (long row = 0; row < rows; row++)
        {
            task.Stopping.ThrowIfCancellationRequested();
            PooledDocument drawn = Draw(shard, row, out double stretch);
            document.Clear();
            document.Id = new DocumentId(Hash128.Of(string.Create(CultureInfo.InvariantCulture, $"made {seed} {shard} {row}")));
            (document.Source, document.Path, document.Offset) = (drawn.Source, string.Create(CultureInfo.InvariantCulture, $"made-{shard}"), row);
            (document.Url, document.Title, document.Date) = (drawn.Url.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{drawn.Url}?{shard}-{row}"), drawn.Title, drawn.Date);
            (document.Encoding, document.Language, document.LanguageConfidence) = ("utf-8", "ja", 1);
            document.Text.Set(drawn.Beginning);
            long bytes = (long)(drawn.TextBytes * stretch);
            documents.Add(document, "", bytes * 3, bytes, row);
            pages.Add(document);
            BinaryPrimitives.WriteUInt128BigEndian(idBytes, document.Id.Value);
            ids.Write(idBytes);
            ulong key = Hash64.Of(drawn.Beginning);
            contents.Add(new ContentHash(key, key, Hash64.Of((ulong)bytes, key)));
            AddMeasures(measures, document.Id, drawn, stretch);
            tallies.ForEach(tally => tally.Keep(bytes, bytes));
        }

        documents.Complete();
        decisions.Complete();
        scrubbed.Complete();
        redacted.Complete();
        measures.Complete();
        pages.Complete();
        contents.Complete();
        ids.Flush();
        task.Records(LedgerKeys.Measures(shard), rows);
        tallies.ForEach(tally => tally.WriteTo(task));
        task.Count(DedupFiles.StoredCounter, rows);
    }

    /// <summary>Draws a document; twins draw the same one, and exact twins do not stretch it.</summary>
    private PooledDocument Draw(int shard, long row, out double stretch)
    {
        SplitMix first = new(SplitMix.Mix(SplitMix.Mix(seed, (ulong)TwinLayout.FirstShard(shard, row)), (ulong)row));
        PooledDocument drawn = pool.Documents[first.Below(pool.Documents.Count)];
        SplitMix own = new(SplitMix.Mix(SplitMix.Mix(seed + 1, (ulong)(TwinLayout.IsExact(row) ? TwinLayout.FirstShard(shard, row) : shard)), (ulong)row));
        stretch = 0.95 + (own.Share() * 0.1);
        return drawn;
    }

    private void AddMeasures(ParquetWriter measures, DocumentId id, PooledDocument drawn, double stretch)
    {
        measures.Append(id.ToString());
        for (int i = 0; i < drawn.Values.Length; i++)
        {
            double value = drawn.Values[i];
            bool whole = value > 1 && Math.Floor(value).Equals(value);
            measures.Append(whole ? Math.Round(value * stretch) : value <= 1 ? Math.Min(1, value * stretch) : value * stretch);
        }

        measures.EndRow();
    }
}
