using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Writes the duplicate clusters of a shard's documents; documents that nobody resembles have no row.</summary>
public sealed class ClusterLedger : LedgerFile
{
    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("id", ParquetType.Text),
        new ParquetColumn("cluster", ParquetType.Text),
        new ParquetColumn("size", ParquetType.Long),
        new ParquetColumn("role", ParquetType.Text),
        new ParquetColumn("kept_id", ParquetType.Text),
        new ParquetColumn("jaccard", ParquetType.Double),
        new ParquetColumn("kind", ParquetType.Text),
        new ParquetColumn("containment", ParquetType.Double),
        new ParquetColumn("kept_run", ParquetType.Text));

    /// <summary>Begins the ledger of one shard.</summary>
    public ClusterLedger(ITaskContext task, string key)
        : base(task, key, Schema)
    {
    }

    /// <summary>Adds one document's place in its cluster.</summary>
    /// <param name="id">The document.</param>
    /// <param name="cluster">The id of the cluster's first document.</param>
    /// <param name="size">Documents in the cluster.</param>
    /// <param name="role">`kept`, `merged`, or `none` for a document that the rules drop.</param>
    /// <param name="keptId">The kept twin of a merged document; empty otherwise.</param>
    /// <param name="jaccard">True similarity to the kept twin.</param>
    /// <param name="kind">`exact`, `near` or `contained`; empty unless merged.</param>
    /// <param name="containment">Share of the document's own shingles that the kept twin has.</param>
    /// <param name="keptRun">The earlier run that holds the kept twin; empty if it is this one.</param>
    public void Add(DocumentId id, DocumentId cluster, long size, string role, string keptId, double jaccard, string kind, double containment, string keptRun)
    {
        Row.Append(id.ToString());
        Row.Append(cluster.ToString());
        Row.Append(size);
        Row.Append(role);
        Row.Append(keptId);
        Row.Append(jaccard);
        Row.Append(kind);
        Row.Append(containment);
        Row.Append(keptRun);
        EndRow();
    }
}
