using System.Globalization;
using Tsumugi.Contracts.Messages;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Ledgers;

/// <summary>The ledgers of a run on disk, asked with SQL; what is missing, cut or of another layout is named, not guessed.</summary>
/// <remarks>One thread calls; DuckDB works with as many as it is given.</remarks>
public sealed class LedgerSet : IDisposable
{
    private static int _opened;

    private readonly string _folder;
    private readonly string _spill = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"tsumugi-ledgers-{Environment.ProcessId}-{Interlocked.Increment(ref _opened)}"));
    private readonly Lazy<DuckDbConnection> _connection;

    /// <summary>Opens the ledgers of a run.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="threads">Threads for queries; every query that reaches a person has an order of its own.</param>
    /// <param name="memoryBytes">Memory for queries; what does not fit goes to the temporary folder of the system.</param>
    /// <param name="inOrder">Whether rows come in the order of their files even without an order of their own.</param>
    public LedgerSet(string folder, int threads, long memoryBytes = 2L << 30, bool inOrder = false)
    {
        _folder = Path.GetFullPath(folder);

        // Opened by the first query: what can be answered without one does not even load the library.
        _connection = new Lazy<DuckDbConnection>(() => Open(threads, memoryBytes, _spill, inOrder), LazyThreadSafetyMode.None);
    }

    /// <summary>Gets files as a table expression with the columns `filename` and `file_row_number` besides their own.</summary>
    /// <param name="files">Keys and sizes, as the run's manifest lists them; a negative size if it is not known.</param>
    /// <param name="folder">Their run, if it is another one.</param>
    /// <exception cref="TsumugiException">TSU4021: one of them is missing or has another size.</exception>
    public string Table(IEnumerable<(string Key, long Bytes)> files, string? folder = null)
    {
        folder ??= _folder;
        List<string> paths = [];
        foreach ((string key, long bytes) in files)
        {
            string path = LedgerFiles.Check(folder, key, bytes);
            paths.Add(DuckDbConnection.Quote(Storage.Parquet.ParquetReader.Pattern(path)));
        }

        return $"read_parquet([{string.Join(", ", paths)}], filename = true, file_row_number = true, hive_partitioning = false)";
    }

    /// <summary>Runs a statement.</summary>
    /// <exception cref="TsumugiException">TSU4021: a ledger cannot be read.</exception>
    public void Execute(string sql)
    {
        try
        {
            _connection.Value.Execute(sql);
        }
        catch (DuckDbException error)
        {
            throw Unreadable(error);
        }
    }

    /// <summary>Runs a query and hands over its rows one after the other.</summary>
    /// <exception cref="TsumugiException">TSU4021: a ledger cannot be read.</exception>
    public void ForEach(string sql, Action<DuckDbReader> row)
    {
        try
        {
            using DuckDbReader reader = _connection.Value.Query(sql);
            while (reader.Read())
            {
                row(reader);
            }
        }
        catch (DuckDbException error)
        {
            throw Unreadable(error);
        }
    }

    /// <summary>Runs a query and hands over its rows in blocks.</summary>
    /// <exception cref="TsumugiException">TSU4021: a ledger cannot be read.</exception>
    public void ForEachBlock(string sql, Action<DuckDbReader, int> block)
    {
        try
        {
            using DuckDbReader reader = _connection.Value.Query(sql);
            while (reader.ReadBlock() is > 0 and int rows)
            {
                block(reader, rows);
            }
        }
        catch (DuckDbException error)
        {
            throw Unreadable(error);
        }
    }

    /// <summary>Says that two ledgers of a shard do not fit each other.</summary>
    /// <param name="key">The one that does not follow the ledger of the documents.</param>
    public TsumugiException Misfit(string key) => LedgerFiles.Unreadable(_folder, new Phrase($"`{key}` and the ledger of the shard's documents do not hold the same documents", $"`{key}` と、同じシャードの文書の台帳の内容が合いません"));

    /// <summary>Runs a query that gives few rows.</summary>
    /// <exception cref="TsumugiException">TSU4021: a ledger cannot be read.</exception>
    public List<T> Read<T>(string sql, Func<DuckDbReader, T> row)
    {
        List<T> rows = [];
        ForEach(sql, reader => rows.Add(row(reader)));
        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_connection.IsValueCreated)
        {
            _connection.Value.Dispose();
        }

        if (Directory.Exists(_spill))
        {
            Directory.Delete(_spill, recursive: true);
        }
    }

    private static DuckDbConnection Open(int threads, long memoryBytes, string spill, bool inOrder)
    {
        DuckDbConnection connection = DuckDbConnection.OpenInMemory(new DuckDbOptions { Threads = threads, MemoryBytes = memoryBytes, TemporaryFolder = spill });

        // Tables are filled by all threads at once; every query whose order matters says so.
        if (!inOrder)
        {
            connection.Execute("SET preserve_insertion_order = false");
        }

        return connection;
    }

    private TsumugiException Unreadable(DuckDbException error)
    {
        string first = error.Message.Split('\n')[0];
        return LedgerFiles.Unreadable(_folder, new Phrase($"a ledger cannot be read: {first}", $"台帳を読めません: {first}"), error);
    }
}
