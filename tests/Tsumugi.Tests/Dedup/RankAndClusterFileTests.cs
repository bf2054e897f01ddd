using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Tests.Dedup;

public sealed class RankAndClusterFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Ranks_come_back_row_by_row()
    {
        var run = new FolderRun(_folder.Root);
        var task = new FolderTask(run, "judge", 0, _folder.File("scratch"));
        DocumentRank[] ranks = [new(true, 5, 19_000, 0.5), new(false, 0, 0, 0), new(true, int.MaxValue, -1, double.MaxValue)];
        using (var writer = new RankFileWriter(task, 0))
        {
            foreach (DocumentRank rank in ranks)
            {
                writer.Add(rank);
            }

            writer.Complete();
        }

        Assert.Equal(3, Assert.Single(task.Commit().Outputs).Records);
        using var reader = new RankFileReader(run.Path(DedupFiles.Ranks(0)));
        Assert.Equal(3, reader.Count);
        foreach (DocumentRank rank in ranks)
        {
            Assert.True(reader.TryRead(out DocumentRank read));
            Assert.Equal(rank, read);
        }

        Assert.False(reader.TryRead(out _));
    }

    [Fact]
    public void Rows_of_a_cluster_file_are_found_in_rising_order()
    {
        string path = _folder.File("clusters");
        using (var writer = new RecordFileWriter<ClusterRecord>(path))
        {
            foreach (long row in new[] { 2L, 3, 900 })
            {
                writer.Add(new ClusterRecord(new(4, row), new ClusterEntry(row, new(1, 1), 3, ClusterRole.Merged, TwinKind.Near, new(1, 1), 0.9)));
            }

            writer.Complete();
        }

        using var reader = new ClusterFileReader(path);
        long[] found = [.. Enumerable.Range(0, 1000).Select(row => (long)row).Where(row => reader.TryFind(row, out ClusterEntry entry) && entry.Row == row)];
        Assert.Equal([2, 3, 900], found);
    }

    [Fact]
    public void Damaged_files_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => new ClusterFileReader(_folder.Write("a", [1, 2, 3])));
        Assert.Throws<InvalidDataException>(() => new RankFileReader(_folder.Write("b", new byte[100])));
    }

    public void Dispose() => _folder.Dispose();
}
