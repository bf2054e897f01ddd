using System.Globalization;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>The ledgers of a run as tables: a view over the Parquet files of all shards for each kind, and SQL over them.</summary>
/// <remarks>One thread and an order on every query, so the same ledgers give the same report. What does not fit into memory goes to the task's scratch folder.</remarks>
internal sealed class LedgerDatabase : IDisposable
{
    /// <summary>The columns of the documents' ledger that the report reads.</summary>
    private const string DocumentColumns = "id VARCHAR, source VARCHAR, path VARCHAR, \"offset\" BIGINT, url VARCHAR, title VARCHAR, encoding VARCHAR, language VARCHAR, raw_bytes BIGINT, text_bytes BIGINT, row BIGINT, filename VARCHAR";
    private const string DecisionColumns = "id VARCHAR, step VARCHAR, rule VARCHAR, outcome VARCHAR, value DOUBLE, kept_id VARCHAR, detail VARCHAR";

    private readonly ITaskContext _task;
    private readonly DuckDbConnection _connection;

    /// <summary>Opens the ledgers.</summary>
    /// <param name="task">The task that reads them.</param>
    /// <param name="shards">The number of shards.</param>
    /// <param name="cutSteps">The steps between deciding and writing that the recipe turns on.</param>
    /// <param name="measures">The ids of the measures that are asked for.</param>
    public LedgerDatabase(ITaskContext task, int shards, IReadOnlyList<string> cutSteps, IEnumerable<string> measures)
    {
        (_task, Shards, CutSteps) = (task, shards, cutSteps);
        _connection = DuckDbConnection.Open(
            Path.Combine(task.ScratchFolder, "report.duckdb"),
            new DuckDbOptions { MemoryBytes = Math.Max(task.MemoryBytes / 2, 128L << 20), TemporaryFolder = Path.Combine(task.ScratchFolder, "report-spill") });
        View("documents", DocumentColumns, LedgerKeys.Documents);
        View("measures", string.Concat(measures.Distinct().Select(id => $"{DuckDbConnection.QuoteName(id)} DOUBLE, ")) + "id VARCHAR", LedgerKeys.Measures);
        View("spans", "id VARCHAR, measure VARCHAR, spans VARCHAR", LedgerKeys.Spans);
        View("clusters", "id VARCHAR, cluster VARCHAR, size BIGINT, role VARCHAR, jaccard DOUBLE, kind VARCHAR", LedgerKeys.Clusters);
        View("refined", DecisionColumns, shard => LedgerKeys.Decisions("refine", shard));
        View("judged", DecisionColumns, shard => LedgerKeys.Decisions("rules", shard));
        View("merged", DecisionColumns, shard => LedgerKeys.Decisions("dedup", shard));
    }

    /// <summary>Gets the number of shards.</summary>
    public int Shards { get; }

    /// <summary>Gets the steps between deciding and writing that the recipe turns on.</summary>
    public IReadOnlyList<string> CutSteps { get; }

    /// <summary>Runs a statement.</summary>
    public void Execute(string sql)
    {
        _task.Stopping.ThrowIfCancellationRequested();
        _connection.Execute(sql);
    }

    /// <summary>Runs a query and reads all of its rows, so it must be one that gives few.</summary>
    public List<T> Read<T>(string sql, Func<DuckDbReader, T> row)
    {
        _task.Stopping.ThrowIfCancellationRequested();
        using DuckDbReader reader = _connection.Query(sql);
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Gets one ledger of one shard as a table expression.</summary>
    public string Table(string key) => $"read_parquet({DuckDbConnection.Quote(_task.Input(key))})";

    /// <summary>Writes texts as a SQL list, such as behind `IN`.</summary>
    public static string List(IEnumerable<string> texts) => "(" + string.Join(", ", texts.Select(DuckDbConnection.Quote).DefaultIfEmpty("NULL")) + ")";

    /// <summary>Writes a number as SQL, to the last bit.</summary>
    public static string Number(double number) => $"({number.ToString("R", CultureInfo.InvariantCulture)})::DOUBLE";

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private void View(string name, string columns, Func<int, string> key)
    {
        // A run without one shard has no file to take the columns from.
        if (Shards == 0)
        {
            Execute($"CREATE TABLE {name} ({columns})");
            return;
        }

        string files = string.Join(", ", Enumerable.Range(0, Shards).Select(shard => DuckDbConnection.Quote(_task.Input(key(shard)))));
        Execute($"CREATE VIEW {name} AS SELECT * FROM read_parquet([{files}], filename = true)");
    }
}
