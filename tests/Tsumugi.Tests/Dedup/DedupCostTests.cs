using Tsumugi.Stages.Dedup;

namespace Tsumugi.Tests.Dedup;

public sealed class DedupCostTests
{
    [Fact]
    public void Ten_terabytes_of_text_need_eight_gigabytes_in_the_last_step()
    {
        DedupCost cost = DedupCost.Of(2_000_000_000, 10_000_000_000_000, new DedupSettings());
        Assert.Equal(2_000_000_000L * (22 + (16 * 22)), cost.RunFileBytes);
        Assert.Equal(8_500_000_000, cost.LinkMemoryBytes);
        Assert.InRange(cost.ReadAndWrittenBytes, 10_000_000_000_000, 11_000_000_000_000);
    }

    [Fact]
    public void What_is_off_costs_nothing()
    {
        Assert.Equal(new DedupCost(0, 0, 0, 0), DedupCost.Of(1000, 1_000_000, new DedupSettings { Exact = false, Near = false }));
        Assert.Equal(22_000, DedupCost.Of(1000, 1_000_000, new DedupSettings { Near = false }).RunFileBytes);
    }

    [Fact]
    public void A_run_writes_as_much_as_the_estimate_says()
    {
        Entry[] corpus = Corpus.WithDuplicates(400);
        using var run = new DedupRun(corpus);
        long written = new FileInfo(run.Run.Path(DedupFiles.ExactRun(0))).Length + new FileInfo(run.Run.Path(DedupFiles.BandRun(0))).Length;
        long estimate = DedupCost.Of(corpus.Length, 0, new DedupSettings()).RunFileBytes;
        Assert.InRange(written, estimate, estimate + 4096);
        Assert.InRange(new FileInfo(run.Run.Path(DedupFiles.Content(0))).Length, 28 * corpus.Length, (28 * corpus.Length) + 4096);
    }
}
