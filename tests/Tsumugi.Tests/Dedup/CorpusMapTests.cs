using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Tests.Dedup;

public sealed class CorpusMapTests
{
    [Theory]
    [InlineData(new[] { 3, 0, 0, 5, 0 })]
    [InlineData(new[] { 0, 0, 1 })]
    [InlineData(new[] { 7 })]
    public void Numbers_and_addresses_are_inverse_over_empty_shards(int[] counts)
    {
        CorpusMap corpus = CorpusMap.Of(new Counts(counts), "refine");
        Assert.Equal(counts.Sum(), corpus.Documents);
        for (long ordinal = 0; ordinal < corpus.Documents; ordinal++)
        {
            Assert.Equal(ordinal, corpus.Ordinal(corpus.Address(ordinal)));
        }
    }

    [Fact]
    public void Parts_cover_every_document_once()
    {
        CorpusMap corpus = CorpusMap.Of(new Counts([3, 0, 40, 5, 0]), "refine");
        for (int parts = 1; parts <= 10; parts++)
        {
            PrefixRange[] ranges = [.. Enumerable.Range(0, parts).Select(part => corpus.Part(part, parts))];
            for (long ordinal = 0; ordinal < corpus.Documents; ordinal++)
            {
                ulong prefix = corpus.Address(ordinal).Prefix;
                Assert.Single(ranges, range => range.From <= prefix && prefix <= range.Last);
            }
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 0)]
    [InlineData(5, 0)]
    public void A_document_that_was_never_stored_is_bad_data(int shard, long row) =>
        Assert.Throws<InvalidDataException>(() => CorpusMap.Of(new Counts([3, 0, 40, 5, 0]), "refine").Ordinal(new DocumentAddress(shard, row)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(long.MaxValue / 2, 1024)]
    public void Work_is_cut_by_its_size_alone(long records, int tasks) => Assert.Equal(tasks, CorpusMap.Parts(records, 100));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(DocumentAddress.MaxShards, 0)]
    [InlineData(0, -1)]
    [InlineData(0, DocumentAddress.MaxRows)]
    public void An_address_beyond_48_bits_is_refused(int shard, long row) => Assert.Throws<ArgumentOutOfRangeException>(() => new DocumentAddress(shard, row));

    private sealed class Counts(int[] counts) : IRunView
    {
        public int CountTasks(string stage) => counts.Length;

        public TaskManifest Manifest(string stage, int index) => new()
        {
            Plan = "",
            Stage = stage,
            Index = index,
            Inputs = [],
            Outputs = [],
            Counters = new(StringComparer.Ordinal) { [DedupFiles.StoredCounter] = counts[index] },
        };
    }
}
