using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>Builds on a real Slurm have the root of a build on one machine, whatever breaks on the way.</summary>
public sealed class SlurmTests(SlurmCluster cluster) : IClassFixture<SlurmCluster>
{
    private const string Site = "executor: slurm\nqueue: main\nmemory: 1GB\ntime: 10m\npoll: 1s\n";

    [Fact]
    public void A_build_that_is_cancelled_and_whose_driver_is_killed_goes_on_by_itself()
    {
        ProgramSettings here = cluster.Settings;
        using ClusterRun run = new(Site + "array-limit: 2\n");
        run.Hold("refine", 0);
        ProgramRun.Of(here, "build", run.Recipe, "--out", run.Out, "--site", run.Site, "--detach").Expect(0);
        run.Held("refine", 0);
        ProgramRun.Of(here, "cancel", run.Out).Expect(0);
        cluster.Drain();
        Assert.Contains("called off", ProgramRun.Of("status", run.Out).Expect(0).Out, StringComparison.Ordinal);

        // A driver that dies leaves jobs that need none.
        ProgramRun.Of(here with { KillAt = Path.Combine(run.Out, "work", "cluster", "0002", "jobs.json") }, "resume", run.Out).Expect(137);
        TestCluster.Until("the run is sealed", () => File.Exists(Path.Combine(run.Out, "manifest.json")));
        cluster.Drain();
        using JsonDocument status = JsonDocument.Parse(ProgramRun.Of("status", run.Out, "--json").Expect(0).Out);
        Assert.All(status.RootElement.GetProperty("stages").EnumerateArray(), stage => Assert.Equal(stage.GetProperty("tasks").GetInt32(), stage.GetProperty("done").GetInt32()));

        // Four tasks in arrays of at most two elements.
        Assert.Equal(2, status.RootElement.GetProperty("rounds")[0].GetProperty("elements").GetInt32());
        Assert.Equal(run.LocalRoot, run.Root);
    }

    [Fact]
    public async Task Failures_dead_nodes_lost_daemons_requeues_and_a_dead_controller_change_no_byte()
    {
        ProgramSettings here = cluster.Settings;
        using ClusterRun run = new(Site + "processors: 2\n");
        run.Fail("refine", 0, 2);
        run.Hold("refine", 1);
        run.Hold("refine", 2);
        run.Hold("refine", 3);

        // The driver stays: a controller that dies has forgotten what it was told in its last seconds, the job that follows the round as well.
        Task<ProgramRun> driver = Task.Run(() => ProgramRun.Of(here with { KillAfter = TimeSpan.FromMinutes(4) }, "build", run.Recipe, "--out", run.Out, "--site", run.Site));
        string[] nodes = [run.Held("refine", 1), run.Held("refine", 2), run.Held("refine", 3)];
        Assert.Equal(3, nodes.Distinct().Count());

        cluster.Ask("scontrol", "requeue", run.Job(1) + "_3");
        cluster.Do("kill-controller");
        cluster.Do("start-controller");
        cluster.Do("kill-node", nodes[0]);
        cluster.Do("kill-daemon", nodes[1]);
        TestCluster.Until("the task of the lost daemon runs again beside itself", () => run.Attempts("refine", 2) >= 2);
        run.Go("refine", 2);
        TestCluster.Until("the task of the dead node runs again", () => run.Attempts("refine", 1) >= 2);
        cluster.Mend();
        (await driver).Expect(0);
        cluster.Drain();
        Assert.Equal(3, run.Attempts("refine", 0));
        Assert.Equal(run.LocalRoot, run.Root);
    }
}
