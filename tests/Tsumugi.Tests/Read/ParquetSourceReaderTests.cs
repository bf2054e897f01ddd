using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Tests.Read;

public sealed class ParquetSourceReaderTests : IDisposable
{
    private static readonly ParquetSourceReader Reader = new();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_row_is_a_document()
    {
        string path = Write(("本文です。𠮷", "http://a.jp/", 7, "CC0"), (null, "http://b.jp/", 8, null), ("", null, 9, null));
        List<Records.Copy> records = Records.All(Reader, new SourceFile(path, "x", "parquet"));
        Assert.Equal(
            [
                (RecordKind.Text, 0L, "本文です。𠮷", 19L, "http://a.jp/", "7", "CC0", ""),
                (RecordKind.Fault, 1L, "", 0L, "http://b.jp/", "8", "", "read/no-text-field"),
                (RecordKind.Text, 2L, "", 0L, "", "9", "", ""),
            ],
            records.Select(record => (record.Kind, record.Offset, record.Text, record.SizeBytes, record.Url, record.SourceId, record.Licence, record.Reason)));
        Assert.Empty(Records.All(Reader, new SourceFile(path, "x", "parquet", 1)));
    }

    [Fact]
    public void A_file_without_the_column_is_one_fault()
    {
        string path = Write(("a", null, 1, null));
        Records.Copy record = Assert.Single(Records.All(Reader, new SourceFile(path, "x", "parquet", TextField: "body")));
        Assert.Equal((RecordKind.Fault, "read/no-text-field", "the file has no column `body`"), (record.Kind, record.Reason, record.Detail));
    }

    [Fact]
    public void A_file_that_is_no_parquet_or_cut_is_one_fault()
    {
        byte[] bytes = File.ReadAllBytes(Write(("a", null, 1, null)));
        foreach (byte[] wrong in (byte[][])[[], "PAR1"u8.ToArray(), bytes[..(bytes.Length / 2)], bytes[..^1]])
        {
            string path = _folder.Write("wrong.parquet", wrong);
            Records.Copy record = Assert.Single(Records.All(Reader, new SourceFile(path, "x", "parquet")));
            Assert.Equal((RecordKind.Fault, "read/corrupt-parquet"), (record.Kind, record.Reason));
        }
    }

    private string Write(params (string? Text, string? Url, long Id, string? Licence)[] rows)
    {
        string path = _folder.File("a.parquet");
        ParquetSchema schema = new(new ParquetColumn("Url", ParquetType.Text), new ParquetColumn("text", ParquetType.Text), new ParquetColumn("id", ParquetType.Long), new ParquetColumn("license", ParquetType.Text), new ParquetColumn("other", ParquetType.Double));
        using ParquetWriter writer = new(path, schema);
        foreach ((string? text, string? url, long id, string? licence) in rows)
        {
            writer.Append(url);
            writer.Append(text);
            writer.Append(id);
            writer.Append(licence);
            writer.Append(0.5);
            writer.EndRow();
        }

        writer.Complete();
        return path;
    }
}
