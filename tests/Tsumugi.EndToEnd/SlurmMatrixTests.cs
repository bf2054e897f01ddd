namespace Tsumugi.EndToEnd;

/// <summary>One build over the shared archives for each thing that can break, on four nodes of a real Slurm; ten minutes, so `./test-cluster` alone runs it.</summary>
[Trait("Category", "shared-data")]
public sealed class SlurmMatrixTests(SlurmCluster cluster) : IClassFixture<SlurmCluster>
{
    private const string Site = "executor: slurm\nqueue: main\nmemory: 1500MB\ntime: 20m\npoll: 1s\nprocessors: 2\n";
    private static string? _localRoot;

    [Fact(Explicit = true)]
    public void Nothing_breaks()
    {
        using ClusterRun run = Begin(Site);
        Build(run).Expect(0);
        Compare(run);
    }

    [Fact(Explicit = true)]
    public void A_task_fails_twice()
    {
        using ClusterRun run = Begin(Site);
        run.Fail("refine", 0, 2);
        run.Fail("locate", 0, 2);
        Build(run).Expect(0);
        Assert.Equal(3, run.Attempts("refine", 0));
        Compare(run);
    }

    [Fact(Explicit = true)]
    public async Task A_node_dies_in_the_middle()
    {
        using ClusterRun run = Begin(Site);
        run.Hold("refine", 2);
        Task<ProgramRun> driver = Task.Run(() => Build(run));
        cluster.Do("kill-node", run.Held("refine", 2));
        TestCluster.Until("the task runs again", () => run.Attempts("refine", 2) == 2);
        cluster.Mend();
        (await driver).Expect(0);
        Compare(run);
    }

    [Fact(Explicit = true)]
    public async Task Only_the_daemon_of_a_node_dies_and_two_attempts_of_one_task_run_at_once()
    {
        using ClusterRun run = Begin(Site);
        run.Hold("refine", 0);
        Task<ProgramRun> driver = Task.Run(() => Build(run));
        cluster.Do("kill-daemon", run.Held("refine", 0));
        TestCluster.Until("the task runs again", () => run.Attempts("refine", 0) == 2);

        // Both at once from here to their commits.
        run.Go("refine", 0);
        cluster.Mend();
        (await driver).Expect(0);
        Compare(run);
    }

    [Fact(Explicit = true)]
    public async Task An_element_is_requeued()
    {
        using ClusterRun run = Begin(Site);
        run.Hold("refine", 3);
        Task<ProgramRun> driver = Task.Run(() => Build(run));
        run.Held("refine", 3);
        cluster.Ask("scontrol", "requeue", run.Job(1) + "_3");
        (await driver).Expect(0);
        Assert.Equal(2, run.Attempts("refine", 3));
        Compare(run);
    }

    [Fact(Explicit = true)]
    public void A_task_is_stopped_before_its_time_limit_and_done_in_the_next_round()
    {
        using ClusterRun run = Begin(Site + "stages: {refine: {time: 3m}}\n");
        run.Hold("refine", 1);
        Build(run).Expect(0);
        Assert.Contains("\"stopped\"", File.ReadAllText(Path.Combine(run.Out, "work", "tasks", "refine", "000001.attempt-1")), StringComparison.OrdinalIgnoreCase);
        Compare(run);
    }

    [Fact(Explicit = true)]
    public async Task The_controller_dies_and_comes_back()
    {
        using ClusterRun run = Begin(Site);
        run.Hold("refine", 1);
        Task<ProgramRun> driver = Task.Run(() => Build(run));
        run.Held("refine", 1);
        cluster.Do("kill-controller");
        run.Go("refine", 1);
        Thread.Sleep(TimeSpan.FromSeconds(5));
        cluster.Do("start-controller");
        cluster.Mend();
        (await driver).Expect(0);
        Compare(run);
    }

    [Fact(Explicit = true)]
    public void The_driver_dies()
    {
        using ClusterRun run = Begin(Site);
        ProgramRun.Of(cluster.Settings with { KillAt = Path.Combine(run.Out, "work", "tasks", "refine", "000000.attempt-1") }, "build", run.Recipe, "--out", run.Out, "--site", run.Site).Expect(137);
        TestCluster.Until("the run is sealed", () => File.Exists(Path.Combine(run.Out, "manifest.json")));
        Compare(run);
    }

    [Fact(Explicit = true)]
    public void The_disk_of_one_node_is_full()
    {
        using ClusterRun run = Begin(Site + "scratch: SCRATCH/$SLURMD_NODENAME\n");
        File.WriteAllText(run.Site, File.ReadAllText(run.Site).Replace("SCRATCH", run.At("scratch"), StringComparison.Ordinal));

        // Not even an empty folder finds room there; n1 is the first node that a single task gets.
        using SmallDisk full = new(run.At("scratch/n1"), "4k,nr_inodes=1");
        Build(run).Expect(0);
        Assert.Contains("\"diskFull\"", File.ReadAllText(Path.Combine(run.Out, "work", "tasks", "paragraph-groups", "000000.attempt-1")), StringComparison.OrdinalIgnoreCase);
        Compare(run);
    }

    private static ClusterRun Begin(string site)
    {
        string archives = Workspace.Shared("html_raw");
        return new ClusterRun(space => space.Recipe("warc", archives + "/*.warc.gz", "paragraphs: {on: yes}\n"), site);
    }

    private ProgramRun Build(ClusterRun run) => ProgramRun.Of(cluster.Settings with { KillAfter = TimeSpan.FromMinutes(8) }, "build", run.Recipe, "--out", run.Out, "--site", run.Site);

    private void Compare(ClusterRun run)
    {
        cluster.Drain();
        cluster.Mend();
        _localRoot ??= run.LocalRoot;
        Assert.Equal(_localRoot, run.Root);
    }
}
