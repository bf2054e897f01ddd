using Tsumugi.Storage.DuckDb;
using Tsumugi.Storage.Files;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Tests.Storage.Parquet;

public sealed class ParquetTests : IDisposable
{
    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("id", ParquetType.Text),
        new ParquetColumn("本文", ParquetType.Text),
        new ParquetColumn("bytes", ParquetType.Long),
        new ParquetColumn("rank", ParquetType.Int),
        new ParquetColumn("score", ParquetType.Double),
        new ParquetColumn("keep", ParquetType.Bool),
        new ParquetColumn("day", ParquetType.Date));

    private static readonly ParquetSchema OneText = new(new ParquetColumn("text", ParquetType.Text));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(10_000)]
    public void Every_type_and_null_comes_back_in_order(int rows)
    {
        string path = _folder.File("all.parquet");
        WriteSamples(path, rows);

        using ParquetReader reader = ParquetReader.Open(path);
        Assert.Equal(Schema.Columns.Select(column => column.Name), reader.Columns);
        for (int i = 0; i < rows; i++)
        {
            Assert.True(reader.Read());
            Assert.Equal($"id-{i}", reader.GetString(0));
            Assert.Equal(i % 5 == 0, reader.IsNull(1));
            Assert.Equal(Sample(i) ?? "", reader.GetString(1));
            Assert.Equal(long.MaxValue - i, reader.GetInt64(2));
            Assert.Equal(-i, reader.GetInt64(3));
            Assert.Equal(i % 3 == 0 ? double.NaN : i / 7.0, reader.GetDouble(4));
            Assert.Equal(i % 2 == 0, reader.GetBoolean(5));
            Assert.Equal(new DateOnly(1, 1, 1).AddDays(i * 300).ToString("yyyy-MM-dd"), reader.GetString(6));
        }

        Assert.False(reader.Read());
        Assert.False(reader.Read());
        Assert.Equal(rows, ParquetReader.CountRows(path));
    }

    [Fact]
    public void Any_text_comes_back_with_lone_surrogates_replaced()
    {
        List<string> texts = [];
        string path = _folder.File("any.parquet");
        using (ParquetWriter writer = new(path, OneText))
        {
            Property.Holds(JapaneseText.AnyUtf16, text =>
            {
                writer.Append(text);
                writer.EndRow();
                texts.Add(text);
                return true;
            });
            writer.Complete();
        }

        using ParquetReader reader = ParquetReader.Open(path);
        foreach (string text in texts)
        {
            Assert.True(reader.Read());
            Assert.Equal(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)), reader.GetString(0));
        }
    }

    [Fact]
    public void Wrong_bytes_become_replacement_characters()
    {
        string path = _folder.File("wrong.parquet");
        using (ParquetWriter writer = new(path, OneText))
        {
            writer.AppendUtf8([0xE3, 0x81, 0x82, 0xFF, 0x41]);
            writer.EndRow();
            writer.Complete();
        }

        using ParquetReader reader = ParquetReader.Open(path);
        Assert.True(reader.Read());
        Assert.Equal("あ\uFFFDA", reader.GetString(0));
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes()
    {
        WriteSamples(_folder.File("a.parquet"), 5000);
        WriteSamples(_folder.File("b.parquet"), 5000);
        Assert.Equal(File.ReadAllBytes(_folder.File("a.parquet")), File.ReadAllBytes(_folder.File("b.parquet")));
    }

    [Fact]
    public void Many_writers_at_once_write_what_one_writes()
    {
        string[] paths = [.. Enumerable.Range(0, 6).Select(i => _folder.File($"{i}.parquet"))];
        Parallel.ForEach(paths, path => WriteSamples(path, 3000));
        byte[] first = File.ReadAllBytes(paths[0]);
        Assert.All(paths, path => Assert.Equal(first, File.ReadAllBytes(path)));
    }

    [Fact]
    public void A_large_file_is_read_and_written_in_little_memory()
    {
        // 60 MB of text in row groups of 2 MB; beyond what DuckDB may use for it.
        string path = _folder.File("large.parquet");
        using (ParquetWriter writer = new(path, OneText, new ParquetOptions { CompressionLevel = 1, RowGroupBytes = 2 << 20, MemoryBytes = 40 << 20 }))
        {
            byte[] text = AnyBytes.Repeating(30_000);
            for (int i = 0; i < 2000; i++)
            {
                writer.AppendUtf8(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(text.AsSpan(i, 15_000))));
                writer.EndRow();
            }

            writer.Complete();
        }

        using ParquetReader reader = ParquetReader.Open(path, memoryBytes: 40 << 20);
        int rows = 0;
        while (reader.Read())
        {
            Assert.Equal(30_000, reader.GetUtf8(0).Length);
            rows++;
        }

        Assert.Equal(2000, rows);
    }

    [Fact]
    public void Row_groups_are_closed_by_bytes_and_rows_keep_their_order()
    {
        string path = _folder.File("groups.parquet");
        ParquetSchema schema = new(new ParquetColumn("n", ParquetType.Long), new ParquetColumn("text", ParquetType.Text));
        using (ParquetWriter writer = new(path, schema, new ParquetOptions { CompressionLevel = 1, RowGroupBytes = 2 << 20 }))
        {
            string filler = System.Text.Encoding.UTF8.GetString(AnyBytes.Repeating(5001));
            for (int i = 0; i < 6000; i++)
            {
                writer.Append((long)i);
                writer.Append(filler.AsSpan(0, i % filler.Length));
                writer.EndRow();
            }

            writer.Complete();
        }

        using DuckDbConnection connection = DuckDbConnection.OpenInMemory();
        using (DuckDbReader groups = connection.Query(
            $"SELECT count(*), max(row_group_num_rows), max(total_uncompressed_size) FROM parquet_metadata({DuckDbConnection.Quote(path)}) WHERE path_in_schema = 'text'"))
        {
            Assert.True(groups.Read());
            Assert.InRange(groups.GetInt64(0), 3, 20);
            Assert.InRange(groups.GetInt64(2), 0, 8 << 20);
        }

        using ParquetReader reader = ParquetReader.Open(path, ["n"]);
        for (int i = 0; i < 6000; i++)
        {
            Assert.True(reader.Read());
            Assert.Equal(i, reader.GetInt64(0));
        }
    }

    [Fact]
    public void A_range_of_rows_can_be_read()
    {
        string path = _folder.File("range.parquet");
        WriteSamples(path, 5000);
        using ParquetReader reader = ParquetReader.Open(path, ["rank"], firstRow: 4000, endRow: 4003);
        List<long> ranks = [];
        while (reader.Read())
        {
            ranks.Add(reader.GetInt64(0));
        }

        Assert.Equal([-4000L, -4001, -4002], ranks);
    }

    [Theory]
    [InlineData("it's [1] a*b? {x}.parquet")]
    [InlineData("日本 語.data")]
    [InlineData("source=web.parquet")]
    public void Paths_are_taken_as_they_are(string name)
    {
        string path = _folder.File(name);
        WriteSamples(path, 3);
        Assert.Equal(3, ParquetReader.CountRows(path));
        using ParquetReader reader = ParquetReader.Open(path);
        Assert.Equal(Schema.Columns.Count, reader.Columns.Count);
        Assert.True(reader.Read());
    }

    [Fact]
    public void Without_Complete_there_is_no_file_and_no_thread_is_left()
    {
        string path = _folder.File("half.parquet");
        using (ParquetWriter writer = new(path, OneText))
        {
            for (int i = 0; i < 5000; i++)
            {
                writer.Append("半分");
                writer.EndRow();
            }
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_full_disk_is_an_error_of_the_pushing_thread()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        string path = _folder.File("full.parquet");
        File.CreateSymbolicLink(path, "/dev/full");
        using ParquetWriter writer = new(path, OneText, new ParquetOptions { RowGroupBytes = 1 << 20 });
        IOException error = Assert.Throws<IOException>(() =>
        {
            for (int i = 0; i < 40; i++)
            {
                writer.AppendUtf8(Convert.ToHexString(AnyBytes.Noise(500_000, i)).Select(letter => (byte)letter).ToArray());
                writer.EndRow();
            }

            writer.Complete();
        });
        Assert.True(DiskFull.Is(error), error.Message);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error()
    {
        using ParquetWriter writer = new(_folder.File("no/such/folder.parquet"), OneText);
        writer.Append("x");
        writer.EndRow();
        IOException error = Assert.Throws<IOException>(writer.Complete);
        Assert.False(DiskFull.Is(error));
    }

    [Fact]
    public void A_text_beyond_the_memory_limit_is_an_error_and_not_the_end_of_the_process()
    {
        using ParquetWriter writer = new(_folder.File("giant.parquet"), OneText, new ParquetOptions { MemoryBytes = 16 << 20 });
        Assert.Throws<IOException>(() =>
        {
            for (int i = 0; i < 4; i++)
            {
                writer.Append(new string('大', 10_000_000));
                writer.EndRow();
            }

            writer.Complete();
        });
    }

    [Fact]
    public void Rows_that_do_not_fit_the_schema_are_refused()
    {
        using ParquetWriter writer = new(_folder.File("wrong.parquet"), Schema);
        Assert.Throws<InvalidOperationException>(() => writer.Append(1L));
        Assert.Throws<InvalidOperationException>(writer.EndRow);
        Assert.Throws<ArgumentException>(() => new ParquetSchema(new ParquetColumn("a", ParquetType.Int), new ParquetColumn("A", ParquetType.Int)));
    }

    [Fact]
    public void A_missing_column_is_told_with_those_that_are_there()
    {
        string path = _folder.File("columns.parquet");
        WriteSamples(path, 1);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ParquetReader.Open(path, ["text"]));
        Assert.Contains("`text`", error.Message, StringComparison.Ordinal);
        Assert.Contains("`本文`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_told() => Assert.Throws<FileNotFoundException>(() => ParquetReader.Open(_folder.File("none.parquet")));

    [Fact]
    public void A_file_cut_anywhere_is_an_error()
    {
        string path = _folder.File("whole.parquet");
        WriteSamples(path, 300);
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length += Math.Max(1, whole.Length / 20))
        {
            string cut = _folder.Write("cut.parquet", whole[..length]);
            Assert.Contains("cut.parquet", Assert.Throws<InvalidDataException>(() => ReadAll(cut)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damaged_bytes_never_do_worse_than_an_error()
    {
        string path = _folder.File("whole.parquet");
        WriteSamples(path, 300);
        byte[] whole = File.ReadAllBytes(path);
        Random random = new(1);
        for (int round = 0; round < 50; round++)
        {
            byte[] bad = [.. whole];
            for (int flips = 0; flips < 1 + (round % 4); flips++)
            {
                // Half of them into the footer, where the numbers are.
                int at = round % 2 == 0 ? random.Next(bad.Length) : random.Next(Math.Max(0, bad.Length - 1500), bad.Length - 8);
                bad[at] = (byte)random.Next(256);
            }

            string damaged = _folder.Write("damaged.parquet", bad);
            try
            {
                ReadAll(damaged);
            }
            catch (InvalidDataException)
            {
                // Said so: that is all we ask.
            }
        }
    }

    [Fact]
    public void Random_bytes_are_no_parquet_file()
    {
        for (int size = 0; size < 4000; size += 200)
        {
            string path = _folder.Write("random.parquet", [.. "PAR1"u8, .. AnyBytes.Noise(size, size), .. BitConverter.GetBytes(size), .. "PAR1"u8]);
            Assert.Throws<InvalidDataException>(() => ReadAll(path));
        }
    }

    private static string? Sample(int i) => i % 5 == 0 ? null : string.Concat(Enumerable.Repeat("文書𠮷", i % 7)) + i;

    private static void ReadAll(string path)
    {
        using ParquetReader reader = ParquetReader.Open(path);
        while (reader.Read())
        {
            for (int column = 0; column < reader.Columns.Count; column++)
            {
                reader.GetString(column);
            }
        }
    }

    private static void WriteSamples(string path, int rows)
    {
        using ParquetWriter writer = new(path, Schema);
        for (int i = 0; i < rows; i++)
        {
            writer.AppendUtf8(System.Text.Encoding.UTF8.GetBytes($"id-{i}"));
            writer.Append(Sample(i));
            writer.Append(long.MaxValue - i);
            writer.Append(-i);
            writer.Append(i % 3 == 0 ? null : i / 7.0);
            writer.Append(i % 2 == 0);
            writer.Append(new DateOnly(1, 1, 1).AddDays(i * 300));
            writer.EndRow();
        }

        writer.Complete();
    }
}
