namespace Tsumugi.EndToEnd;

/// <summary>Machines that share a folder and no scheduler.</summary>
public sealed class HandTests
{
    [Fact]
    public async Task Three_parts_of_which_one_is_killed_and_started_again_give_the_same_root()
    {
        using ClusterRun run = new("executor: hand\n", shards: 5);
        string lines = ProgramRun.Of("build", run.Recipe, "--out", run.Out, "--site", run.Site).Expect(0).Out;
        Assert.Contains($"work --plan {Path.Combine(run.Out, "work", "plan.json")} --shard 1/4\n", lines, StringComparison.Ordinal);

        Task<ProgramRun>[] parts = [.. new[] { "1/3", "3/3" }.Select(part => Task.Run(() => Work(part)))];
        Work("2/3", Path.Combine(run.Out, "work", "tasks", "refine", "000001.attempt-1")).Expect(137);
        Work("2/3").Expect(0);
        Assert.All(await Task.WhenAll(parts), part => part.Expect(0));
        Assert.Equal(run.LocalRoot, run.Root);

        ProgramRun Work(string part, string? killAt = null) =>
            ProgramRun.Of(new ProgramSettings { KillAt = killAt, KillAfter = killAt is null ? TimeSpan.FromMinutes(3) : null }, "work", "--plan", Path.Combine(run.Out, "work", "plan.json"), "--shard", part, "--workers", "1");
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("2")]
    [InlineData("a/b")]
    public void A_part_that_is_none_is_refused(string part) =>
        Assert.Contains("TSU2071", ProgramRun.Of("work", "--plan", "nowhere", "--shard", part).Expect(2).Error, StringComparison.Ordinal);

    [Fact]
    public void Plan_prints_the_scripts_and_leaves_nothing_behind()
    {
        using ClusterRun run = new("executor: slurm\nqueue: cpu\n", shards: 2);
        string plan = ProgramRun.Of("plan", run.Recipe, "--out", run.Out, "--site", run.Site).Expect(0).Out;
        Assert.Contains("#SBATCH --array=0-1\n#SBATCH --partition=cpu\n", plan, StringComparison.Ordinal);
        Assert.Contains("--dependency=afterany:JOB", plan, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Out));
        Assert.Contains("\"scripts\":[{\"stage\":\"refine\"", ProgramRun.Of("plan", run.Recipe, "--out", run.Out, "--site", run.Site, "--json").Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_no_scheduler_knows_has_nothing_to_cancel_and_resumes_here()
    {
        using ClusterRun run = new("executor: local\n", shards: 2);
        ProgramRun.Of(new ProgramSettings { KillAt = Path.Combine(run.Out, "work", "plan.json") }, "build", run.Recipe, "--out", run.Out).Expect(137);
        Assert.Contains("TSU2072", ProgramRun.Of("cancel", run.Out).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("not complete", ProgramRun.Of("status", run.Out).Expect(0).Out, StringComparison.Ordinal);
        ProgramRun.Of("resume", run.Out, "--executor", "local").Expect(0);
        Assert.Contains(run.Root, ProgramRun.Of("status", run.Out).Expect(0).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--site", "nowhere.yaml", "TSU4007", 4)]
    [InlineData("--executor", "slurm", "TSU5006", 5)]
    public void A_site_that_cannot_be_used_is_said_so(string option, string value, string code, int exit)
    {
        using ClusterRun run = new("executor: local\n", shards: 1);
        Assert.Contains(code, ProgramRun.Of(new ProgramSettings { Environment = new Dictionary<string, string> { ["PATH"] = "/nowhere" } }, "build", run.Recipe, "--out", run.Out, option, value).Expect(exit).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_that_no_file_has_is_refused()
    {
        using ClusterRun run = new("executor: hand\n", shards: 1);
        ProgramRun.Of("build", run.Recipe, "--out", run.Out, "--site", run.Site).Expect(0);
        File.WriteAllText(run.Site, "{\"plan\":\"x\",\"stage\":\"refine\",\"name\":\"n\",\"by\":\"Person\",\"done\":0,\"attempts\":0,\"elements\":[[0]]}");
        string[] task = ["run-task", "--plan", Path.Combine(run.Out, "work", "plan.json"), "--stage", "refine", "--tasks", run.Site, "--element"];
        Assert.Contains("TSU2073", ProgramRun.Of([.. task, "1"]).Expect(2).Error, StringComparison.Ordinal);
        ProgramRun.Of([.. task, "0"]).Expect(0);
    }

    [Fact]
    public async Task An_element_waits_for_manifests_that_its_node_does_not_see_yet()
    {
        using ClusterRun run = new("executor: hand\n", shards: 1);
        ProgramRun.Of("build", run.Recipe, "--out", run.Out, "--site", run.Site).Expect(0);
        File.WriteAllText(run.Site, "{\"plan\":\"x\",\"stage\":\"judge\",\"name\":\"n\",\"by\":\"Person\",\"done\":0,\"attempts\":0,\"elements\":[[0]]}");
        string[] plan = ["--plan", Path.Combine(run.Out, "work", "plan.json")];
        Task<ProgramRun> early = Task.Run(() => ProgramRun.Of(["run-task", .. plan, "--stage", "judge", "--tasks", run.Site, "--element", "0"]), TestContext.Current.CancellationToken);
        ProgramRun.Of(["run-task", .. plan, "--stage", "refine", "--index", "0"]).Expect(0);
        (await early).Expect(0);
    }
}
