using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Writes what a run changes about the documents of the earlier runs it is made against; those that stay as they are have no row.</summary>
public sealed class EarlierLedger : LedgerFile
{
    /// <summary>The change of a document that was kept and is not any more.</summary>
    public const string Replaced = "replaced";

    /// <summary>The change of a document that was merged into another and is kept now.</summary>
    public const string Restored = "restored";

    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("id", ParquetType.Text),
        new ParquetColumn("run", ParquetType.Text),
        new ParquetColumn("change", ParquetType.Text),
        new ParquetColumn("kept_id", ParquetType.Text),
        new ParquetColumn("kept_run", ParquetType.Text),
        new ParquetColumn("jaccard", ParquetType.Double),
        new ParquetColumn("kind", ParquetType.Text),
        new ParquetColumn("cluster", ParquetType.Text),
        new ParquetColumn("size", ParquetType.Long),
        new ParquetColumn("file", ParquetType.Text));

    /// <summary>Begins the ledger.</summary>
    public EarlierLedger(ITaskContext task, string key)
        : base(task, key, Schema)
    {
    }

    /// <summary>Adds a document.</summary>
    /// <param name="id">The document.</param>
    /// <param name="run">The run that it came with.</param>
    /// <param name="change"><see cref="Replaced"/> or <see cref="Restored"/>.</param>
    /// <param name="kept">The kept twin of a replaced document and its run, empty for this one; nothing for a restored document.</param>
    /// <param name="jaccard">True similarity to the kept twin.</param>
    /// <param name="kind">`exact` or `near`; empty unless replaced.</param>
    /// <param name="cluster">The id of the cluster's first document, and how many it has.</param>
    /// <param name="file">The dataset file that holds a restored document; empty if it is not written.</param>
    public void Add(DocumentId id, string run, string change, (string Id, string Run) kept, double jaccard, string kind, (DocumentId First, long Size) cluster, string file)
    {
        Row.Append(id.ToString());
        Row.Append(run);
        Row.Append(change);
        Row.Append(kept.Id);
        Row.Append(kept.Run);
        Row.Append(jaccard);
        Row.Append(kind);
        Row.Append(cluster.First.ToString());
        Row.Append(cluster.Size);
        Row.Append(file);
        EndRow();
    }
}
