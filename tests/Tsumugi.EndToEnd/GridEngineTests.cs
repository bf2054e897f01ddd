namespace Tsumugi.EndToEnd;

/// <summary>Builds on a real Grid Engine have the root of a build on one machine, and a stage never starts too early although the scheduler lets it.</summary>
public sealed class GridEngineTests(GridEngineCluster cluster) : IClassFixture<GridEngineCluster>
{
    [Fact]
    public void Jobs_follow_each_other_without_a_driver_to_the_same_root()
    {
        ProgramSettings here = cluster.Settings;
        using ClusterRun run = new("executor: gridengine\nmemory: 1GB\ntime: 10m\npoll: 1s\n", shards: 3);
        ProgramRun.Of(here, "build", run.Recipe, "--out", run.Out, "--site", run.Site, "--detach").Expect(0);
        TestCluster.Until("the run is sealed", () => File.Exists(Path.Combine(run.Out, "manifest.json")));
        cluster.Drain();
        Assert.Equal(run.LocalRoot, run.Root);
    }

    [Fact]
    public void A_stage_that_is_released_after_a_failed_element_does_not_start()
    {
        ProgramSettings here = cluster.Settings;
        using ClusterRun run = new("executor: gridengine\nmemory: 1GB\nchain: no\npoll: 1s\n", shards: 3);
        run.Fail("refine", 1, 1);
        ProgramRun.Of(here, "build", run.Recipe, "--out", run.Out, "--site", run.Site, "--detach").Expect(0);

        // `-hold_jid` waits for the end of the array, well or not, and lets the next stage go.
        string log = run.Out + ".early";
        cluster.Ask("qsub", "-hold_jid", run.Job(1), "-V", "-b", "y", "-j", "y", "-o", log, ProgramRun.Executable, "run-task", "--plan", Path.Combine(run.Out, "work", "plan.json"), "--stage", "judge", "--index", "0");
        cluster.Drain();
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(run.Out, "work", "tasks", "refine"), "*.json").Count());
        Assert.Contains("TSU5005", File.ReadAllText(log), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(run.Out, "work", "tasks", "judge")));

        ProgramRun.Of(here, "resume", run.Out).Expect(0);
        Assert.Equal(run.LocalRoot, run.Root);
    }

    [Fact(Explicit = true)]
    public void A_task_is_stopped_before_its_time_limit_and_done_in_the_next_round()
    {
        ProgramSettings here = cluster.Settings;
        using ClusterRun run = new("executor: gridengine\nmemory: 1GB\npoll: 1s\ntime: 10m\nstages: {refine: {time: 1m}}\n", shards: 3);
        run.Hold("refine", 1);
        ProgramRun.Of(here, "build", run.Recipe, "--out", run.Out, "--site", run.Site).Expect(0);
        cluster.Drain();
        Assert.Contains("\"stopped\"", File.ReadAllText(Path.Combine(run.Out, "work", "tasks", "refine", "000001.attempt-1")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(run.LocalRoot, run.Root);
    }
}
