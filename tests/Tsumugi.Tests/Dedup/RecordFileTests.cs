using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Tests.Dedup;

public sealed class RecordFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(20_000)]
    public void Reads_back_what_was_written(int count)
    {
        BandRecord[] records = Records(count);
        Assert.Equal(records, ReadAll(Write("a.run", records)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(300)]
    public void Ranges_together_are_the_whole_file(int parts)
    {
        BandRecord[] records = Records(20_000);
        string path = Write("a.run", records);
        Assert.Equal(records, Enumerable.Range(0, parts).SelectMany(part => ReadAll(path, PrefixRange.Part(part, parts))));
    }

    [Fact]
    public void A_bucket_that_fills_many_blocks_is_found_by_its_range()
    {
        BandRecord[] records = [new(1, 0), .. Enumerable.Range(0, 50_000).Select(i => new BandRecord(7, (ulong)i)), new(9, 0)];
        string path = Write("a.run", records);
        Assert.Equal(records[1..^1], ReadAll(path, new PrefixRange(7, 7)));
        Assert.Equal(records[^1..], ReadAll(path, new PrefixRange(8, ulong.MaxValue)));
        Assert.Empty(ReadAll(path, new PrefixRange(10, 20)));
        Assert.Empty(ReadAll(path, new PrefixRange(0, 0)));
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] whole = File.ReadAllBytes(Write("a.run", Records(9000)));
        foreach (int length in new[] { 0, 1, 47, 48, 100, 65_536, whole.Length / 2, whole.Length - 17, whole.Length - 1 })
        {
            string path = _folder.Write("cut.run", whole[..length]);
            Assert.Throws<InvalidDataException>(() => ReadAll(path));
        }

        Assert.Throws<InvalidDataException>(() => ReadAll(_folder.Write("long.run", [.. whole, 0])));
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_noticed()
    {
        byte[] whole = File.ReadAllBytes(Write("a.run", Records(9000)));
        for (int at = 0; at < whole.Length; at += at < 64 ? 1 : 997)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x10;
            string path = _folder.Write("damaged.run", damaged);
            Assert.Throws<InvalidDataException>(() => ReadAll(path));
        }
    }

    [Fact]
    public void Random_bytes_and_other_kinds_are_refused()
    {
        for (int size = 0; size < 200; size += 7)
        {
            byte[] bytes = [.. Enumerable.Range(0, size).Select(i => (byte)Hash64.Of((ulong)i, (ulong)size))];
            string path = _folder.Write("random.run", bytes);
            Assert.Throws<InvalidDataException>(() => ReadAll(path));
        }

        string pairs = _folder.File("a.pairs");
        using (var writer = new RecordFileWriter<PairRecord>(pairs))
        {
            writer.Complete();
        }

        Assert.Throws<InvalidDataException>(() => ReadAll(pairs));
    }

    [Fact]
    public void A_file_that_was_never_completed_is_refused()
    {
        string path = _folder.File("half.run");
        using (var writer = new RecordFileWriter<BandRecord>(path))
        {
            foreach (BandRecord record in Records(5000))
            {
                writer.Add(record);
            }
        }

        Assert.Throws<InvalidDataException>(() => ReadAll(path));
    }

    [Fact]
    public void All_kinds_of_records_survive_a_file()
    {
        DocumentAddress a = new(3, 5);
        DocumentAddress b = new(DocumentAddress.MaxShards - 1, DocumentAddress.MaxRows - 1);
        DocumentRank rank = new(true, int.MaxValue, -4, -0.25);
        RoundTrip(new ExactRecord(ulong.MaxValue, 1, b));
        RoundTrip(new BandRecord(UInt128.MaxValue, b));
        RoundTrip(new PairRecord(a, b));
        RoundTrip(new VerifiedRecord(a, b, 0.8123456789));
        RoundTrip(new VerifiedRecord(a, b, double.NaN));
        RoundTrip(new EdgeRecord(a, a, b, 0.9));
        RoundTrip(new MemberRecord(a, a, b, rank));
        RoundTrip(new RankRecord(7, rank));
        RoundTrip(new ClusterRecord(b, new ClusterEntry(b.Row, a, uint.MaxValue, ClusterRole.Merged, TwinKind.Near, a, 0.8)));
    }

    [Theory]
    [InlineData(1 << 14, 270_000)] // pieces of 1,024 records: files are merged in several passes
    [InlineData(1 << 18, 30_000)]
    [InlineData(1 << 30, 30_000)]
    public void Sorting_gives_the_same_order_with_any_memory(long memoryBytes, int count)
    {
        BandRecord[] records = Records(count);
        using var sorter = new RecordSorter<BandRecord>(_folder.Root, "sort", memoryBytes, CancellationToken.None);
        foreach (BandRecord record in records.OrderBy(record => record.Rest))
        {
            sorter.Add(record);
        }

        Assert.Equal(records.Length, sorter.Count);
        for (int reading = 0; reading < 2; reading++)
        {
            using IRecordStream<BandRecord> sorted = sorter.Sorted();
            Assert.True(records.AsSpan().SequenceEqual(All(sorted).ToArray()));
        }
    }

    public void Dispose() => _folder.Dispose();

    private static BandRecord[] Records(int count) => [.. Enumerable.Range(0, count).Select(i => new BandRecord(Hash64.Of((ulong)i), (ulong)i)).Order()];

    private static List<T> All<T>(IRecordStream<T> stream)
    {
        var all = new List<T>();
        while (stream.TryRead(out T? record))
        {
            all.Add(record);
        }

        return all;
    }

    private static List<BandRecord> ReadAll(string path, PrefixRange? range = null)
    {
        PrefixRange wanted = range ?? PrefixRange.All;
        using var reader = new RecordFileReader<BandRecord>(path, wanted.From, wanted.Last);
        return All(reader);
    }

    private void RoundTrip<T>(T record)
        where T : struct, ISortedRecord<T>
    {
        string path = _folder.File("one");
        using (var writer = new RecordFileWriter<T>(path))
        {
            writer.Add(record);
            writer.Complete();
        }

        using var reader = new RecordFileReader<T>(path);
        Assert.Equal([record], All(reader));
    }

    private string Write(string name, BandRecord[] records)
    {
        using var writer = new RecordFileWriter<BandRecord>(_folder.File(name));
        foreach (BandRecord record in records)
        {
            writer.Add(record);
        }

        writer.Complete();
        return _folder.File(name);
    }
}
