using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Tests.Storage.DuckDb;

/// <summary>Blocks of rows hold what single rows hold.</summary>
public sealed class DuckDbBlockTests
{
    [Theory]
    [InlineData("i::DOUBLE")]
    [InlineData("i::BIGINT")]
    [InlineData("CASE WHEN i % 3 = 0 THEN NULL ELSE i / 7.0::DOUBLE END")]
    [InlineData("CASE WHEN i % 5 = 0 THEN 'NaN'::DOUBLE ELSE -i END")]
    public void Blocks_hold_what_single_rows_hold(string column)
    {
        string sql = $"SELECT {column} FROM range(5000) t(i)";
        using DuckDbConnection connection = DuckDbConnection.OpenInMemory();
        List<double> rows = [];
        using (DuckDbReader reader = connection.Query(sql))
        {
            while (reader.Read())
            {
                rows.Add(reader.GetDouble(0));
            }
        }

        List<double> blocks = [];
        double[] block = new double[DuckDbReader.BlockRows];
        using (DuckDbReader reader = connection.Query(sql))
        {
            while (reader.ReadBlock() is > 0 and int count)
            {
                reader.CopyDoubles(0, block);
                blocks.AddRange(block.AsSpan(0, count));
            }

            Assert.Equal(0, reader.ReadBlock());
        }

        Assert.Equal(5000, blocks.Count);
        Assert.Equal(rows, blocks);
    }
}
