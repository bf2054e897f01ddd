using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Tests.Storage.DuckDb;

public sealed class DuckDbConnectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DuckDbConnection _connection = DuckDbConnection.OpenInMemory();

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_library_is_the_pinned_one() => Assert.Equal("v1.5.6", DuckDbConnection.Version);

    [Theory]
    [InlineData("parquet")]
    [InlineData("json")]
    public void What_we_need_is_built_in(string extension)
    {
        using DuckDbReader reader = _connection.Query("SELECT loaded FROM duckdb_extensions() WHERE extension_name = ?", extension);
        Assert.True(reader.Read());
        Assert.True(reader.GetBoolean(0));
    }

    [Fact]
    public void Nothing_is_fetched_from_a_network()
    {
        DuckDbException error = Assert.Throws<DuckDbException>(() => _connection.Query("SELECT * FROM 'https://example.invalid/x.parquet'").Dispose());
        Assert.Contains("httpfs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_all_kinds_come_back()
    {
        using DuckDbReader reader = _connection.Query(
            "SELECT ?, ?, ?, ?, ?, CAST(-7 AS TINYINT), CAST(65535 AS USMALLINT), sum(3), DATE '2026-11-22', 'short', repeat('長い', 100), 1.5::FLOAT, true",
            "猫's \0 text", 42, long.MinValue, 0.1, null);
        Assert.True(reader.Read());
        Assert.Equal("猫's \0 text", reader.GetString(0));
        Assert.Equal(42, reader.GetInt64(1));
        Assert.Equal(long.MinValue, reader.GetInt64(2));
        Assert.Equal(0.1, reader.GetDouble(3));
        Assert.True(reader.IsNull(4));
        Assert.Equal(-7, reader.GetInt64(5));
        Assert.Equal(65535, reader.GetInt64(6));
        Assert.Equal(3, reader.GetInt64(7));
        Assert.Equal(3.0, reader.GetDouble(7));
        Assert.Equal(new DateOnly(2026, 11, 22), reader.GetDate(8));
        Assert.Equal("short"u8.ToArray(), reader.GetUtf8(9).ToArray());
        Assert.Equal(string.Concat(Enumerable.Repeat("長い", 100)), reader.GetString(10));
        Assert.Equal(1.5, reader.GetDouble(11));
        Assert.True(reader.GetBoolean(12));
        Assert.Throws<InvalidCastException>(() => reader.GetInt64(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.GetInt64(13));
        Assert.False(reader.Read());
        Assert.Throws<InvalidOperationException>(() => reader.GetString(0));
    }

    [Fact]
    public void Long_results_stream_in_order()
    {
        using DuckDbReader reader = _connection.Query("SELECT i, nullif(i % 10, 0) AS digit FROM range(100000) AS r(i)");
        Assert.Equal(["i", "digit"], reader.Columns);
        long next = 0;
        while (reader.Read())
        {
            Assert.Equal(next, reader.GetInt64(0));
            Assert.Equal(next % 10 == 0, reader.IsNull(1));
            next++;
        }

        Assert.Equal(100_000, next);
    }

    [Theory]
    [InlineData("SELEC 1", "Parser Error")]
    [InlineData("SELECT * FROM nowhere", "Catalog Error")]
    [InlineData("SELECT error('from inside')", "from inside")]
    [InlineData("", "")]
    public void Errors_are_told_in_the_engines_words(string sql, string words)
    {
        DuckDbException error = Assert.Throws<DuckDbException>(() =>
        {
            using DuckDbReader reader = _connection.Query(sql);
            reader.Read();
        });
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_behind_the_first_rows_is_told_while_reading()
    {
        using DuckDbReader reader = _connection.Query("SELECT CASE WHEN i < 900000 THEN i ELSE CAST(error('late') AS BIGINT) END FROM range(1000000) AS r(i)");
        Assert.Throws<DuckDbException>(() =>
        {
            while (reader.Read())
            {
            }
        });
    }

    [Fact]
    public void The_number_of_parameters_is_checked() => Assert.Throws<DuckDbException>(() => _connection.Query("SELECT ?, ?", 1).Dispose());

    [Fact]
    public void A_database_file_keeps_its_tables()
    {
        string path = _folder.File("ledger.duckdb");
        using (DuckDbConnection writer = DuckDbConnection.Open(path))
        {
            writer.Execute("CREATE TABLE t (name VARCHAR, n BIGINT)");
            Assert.Equal(2, writer.Execute("INSERT INTO t VALUES (?, ?), ('二', 2)", "一", 1L));
        }

        using DuckDbConnection again = DuckDbConnection.Open(path);
        using DuckDbReader reader = again.Query("SELECT sum(n) FROM t");
        Assert.True(reader.Read());
        Assert.Equal(3, reader.GetInt64(0));
    }

    [Fact]
    public void A_file_that_is_no_database_is_told() =>
        Assert.Throws<DuckDbException>(() => DuckDbConnection.Open(_folder.Write("x.duckdb", AnyBytes.Noise(20_000, 1))));

    [Fact]
    public void The_memory_limit_is_kept()
    {
        using DuckDbConnection small = DuckDbConnection.OpenInMemory(new DuckDbOptions { MemoryBytes = 8 << 20 });
        DuckDbException error = Assert.Throws<DuckDbException>(() => small.Execute("CREATE TABLE t AS SELECT repeat('x', 1000) || i FROM range(100000) AS r(i)"));
        Assert.True(error.IsOutOfMemory, error.Message);
    }

    [Fact]
    public void Json_lines_can_be_queried()
    {
        File.WriteAllText(_folder.File("a.jsonl"), "{\"text\":\"あ\"}\n{\"text\":\"い\"}\n");
        using DuckDbReader reader = _connection.Query($"SELECT string_agg(text, '' ORDER BY text) FROM read_json({DuckDbConnection.Quote(_folder.File("a.jsonl"))})");
        Assert.True(reader.Read());
        Assert.Equal("あい", reader.GetString(0));
    }
}
