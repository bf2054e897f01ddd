using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Schedulers;

namespace Tsumugi.Tests.Engine.Schedulers;

/// <summary>Rounds of jobs, whoever begins them and whatever dies in between.</summary>
public sealed class BatchExecutorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RunFolder Folder => new(_folder.Root);

    private SiteSettings Site { get; } = new() { Executor = "slurm", Program = "/opt/tsumugi", Poll = TimeSpan.FromMilliseconds(1), Chain = false };

    [Fact]
    public void A_driver_runs_stage_after_stage_and_keeps_arrays_below_the_limit_of_the_site()
    {
        ITaskStage[] stages = [new NumbersStage("one", 5), new NumbersStage("two", 1, null, "one")];
        FakeSlurm slurm = new(Folder, stages);
        BatchExecutor executor = Executor(slurm, stages, Site with { ArrayLimit = 2 });
        executor.Run(new SilentProgress(), _ => { }, Cancel);
        Assert.Equal(2, slurm.Scripts.Count);
        Assert.Contains("--array=0-1\n", slurm.Scripts[0], StringComparison.Ordinal);
        Assert.Equal([[0, 1, 2], [3, 4]], RoundFolder.All(Folder)[0].Tasks!.Elements);
        Assert.Equal(Standing.Complete, executor.Advance(RoundStart.Driver));
    }

    [Fact]
    public void What_runs_is_not_submitted_again_and_only_what_is_missing_is()
    {
        ITaskStage[] stages = [new NumbersStage("one", 3)];
        FakeSlurm slurm = new(Folder, stages) { Keeps = true };
        Assert.Equal(Standing.Submitted, Executor(slurm, stages).Advance(RoundStart.Person));
        Assert.Equal(Standing.Waiting, Executor(slurm, stages).Advance(RoundStart.Person));

        RunState state = State();
        TaskRunner runner = new(state, new SilentProgress());
        Assert.True(runner.TryOpen(stages[0]));
        runner.Run(stages[0], 1, 1 << 20, Cancel);
        slurm.Live.Clear();
        Assert.Equal(Standing.Submitted, Executor(slurm, stages).Advance(RoundStart.Driver));
        Assert.Equal([[0], [2]], RoundFolder.All(Folder)[1].Tasks!.Elements);
    }

    [Fact]
    public void A_controller_that_does_not_answer_means_wait()
    {
        ITaskStage[] stages = [new NumbersStage("one", 1)];
        FakeSlurm slurm = new(Folder, stages) { Keeps = true };
        Executor(slurm, stages).Advance(RoundStart.Person);
        slurm.Live.Clear();
        slurm.Answers = false;
        Assert.Equal(Standing.Waiting, Executor(slurm, stages).Advance(RoundStart.Driver));
    }

    [Fact]
    public void A_scheduler_that_refuses_is_quoted()
    {
        ITaskStage[] stages = [new NumbersStage("one", 1)];
        FakeSlurm slurm = new(Folder, stages) { Answers = false };
        TsumugiException refused = Assert.Throws<TsumugiException>(() => Executor(slurm, stages).Advance(RoundStart.Person));
        Assert.Equal("TSU5006", refused.Code);
        Assert.Contains("Unable to contact", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_round_belongs_to_whoever_begins_it_first()
    {
        RoundTasks tasks = new("plan", "one", "name", RoundStart.Driver, 0, 0, [[0]]);
        Assert.NotNull(RoundFolder.TryBegin(Folder, 1, tasks));
        Assert.Null(RoundFolder.TryBegin(Folder, 1, tasks));
        Assert.Single(RoundFolder.All(Folder));
    }

    [Fact]
    public void A_process_that_died_after_submitting_is_found_by_the_name_of_its_job()
    {
        ITaskStage[] stages = [new NumbersStage("one", 1)];
        FakeSlurm slurm = new(Folder, stages) { Keeps = true };
        Executor(slurm, stages).Advance(RoundStart.Person);
        File.Delete(Path.Combine(RoundFolder.PathOf(Folder, 1), "jobs.json"));
        Assert.Equal(Standing.Waiting, Executor(slurm, stages).Advance(RoundStart.Chain));
        Assert.Equal(slurm.Live[0].Id, RoundFolder.All(Folder)[0].Jobs!.Array);
    }

    [Fact]
    public void A_process_that_died_before_submitting_is_given_a_minute()
    {
        ITaskStage[] stages = [new NumbersStage("one", 1)];
        FakeSlurm slurm = new(Folder, stages);
        RoundFolder begun = RoundFolder.TryBegin(Folder, 1, new RoundTasks("plan", "one", "name", RoundStart.Driver, 0, 0, [[0]]))!;
        Assert.Equal(Standing.Waiting, Executor(slurm, stages).Advance(RoundStart.Driver));
        File.SetLastWriteTimeUtc(begun.TasksFile, File.GetLastWriteTimeUtc(begun.TasksFile).AddMinutes(-2));
        Assert.Equal(Standing.Submitted, Executor(slurm, stages).Advance(RoundStart.Driver));
    }

    [Fact]
    public void A_job_of_another_run_with_a_reused_id_is_neither_waited_for_nor_ended()
    {
        ITaskStage[] stages = [new NumbersStage("one", 1)];
        FakeSlurm slurm = new(Folder, stages) { Keeps = true };
        Executor(slurm, stages).Advance(RoundStart.Person);
        slurm.Live[0] = slurm.Live[0] with { Name = "somebody-else" };
        Assert.Equal(Standing.Submitted, Executor(slurm, stages).Advance(RoundStart.Driver));
        Assert.Equal(["2"], Executor(slurm, stages).Cancel());
        Assert.Equal(["2"], slurm.Cancelled);
    }

    [Fact]
    public void A_job_that_the_scheduler_has_put_aside_is_ended_and_not_waited_for()
    {
        ITaskStage[] stages = [new NumbersStage("one", 1)];
        FakeSlurm slurm = new(Folder, stages) { Keeps = true };
        SiteSettings site = Site with { Chain = true };
        Executor(slurm, stages, site).Advance(RoundStart.Person);

        // The following job waits for the array, so ending the array sets it free.
        slurm.Live[0] = slurm.Live[0] with { IsStuck = true };
        Assert.Equal(Standing.Waiting, Executor(slurm, stages, site).Advance(RoundStart.Driver));
        Assert.Equal(["1"], slurm.Cancelled);

        slurm.Live[0] = slurm.Live[0] with { IsStuck = true };
        Assert.Equal(Standing.Submitted, Executor(slurm, stages, site).Advance(RoundStart.Driver));
        Assert.Equal(["1", "2"], slurm.Cancelled);

        // An element that runs beside one that is put aside is let be.
        slurm.Live.Insert(0, slurm.Live[0] with { IsStuck = true });
        Assert.Equal(Standing.Waiting, Executor(slurm, stages, site).Advance(RoundStart.Driver));
        Assert.Equal(2, slurm.Cancelled.Count);
    }

    [Fact]
    public void A_task_that_keeps_failing_ends_the_run_until_a_person_asks_again()
    {
        bool broken = true;
        ITaskStage[] stages = [new NumbersStage("one", 2, task => task.Index == 1 && broken ? throw new IOException("no such luck") : "fine")];
        FakeSlurm slurm = new(Folder, stages);
        TsumugiException over = Assert.Throws<TsumugiException>(() => Executor(slurm, stages).Run(new SilentProgress(), _ => { }, Cancel));
        Assert.Equal("TSU5011", over.Code);
        Assert.Contains("no such luck", over.Message, StringComparison.Ordinal);
        Assert.Equal(3, RoundFolder.All(Folder).Count);
        Assert.Throws<TsumugiException>(() => Executor(slurm, stages).Advance(RoundStart.Chain));

        broken = false;
        Executor(slurm, stages).Run(new SilentProgress(), _ => { }, Cancel);
        Assert.Equal(4, RoundFolder.All(Folder).Count);
    }

    [Fact]
    public void A_task_that_is_stopped_again_and_again_does_not_go_round_for_ever()
    {
        ITaskStage[] stages = [new NumbersStage("one", 1, _ => throw new OperationCanceledException("time limit"))];
        FakeSlurm slurm = new(Folder, stages);
        Assert.Equal("TSU5011", Assert.Throws<TsumugiException>(() => Executor(slurm, stages).Run(new SilentProgress(), _ => { }, Cancel)).Code);
        Assert.Equal(TaskTrouble.MostStops, RoundFolder.All(Folder).Count);
    }

    [Fact]
    public void Jobs_that_end_without_a_trace_end_the_run_after_three_rounds()
    {
        ITaskStage[] stages = [new NumbersStage("one", 1)];
        FakeSlurm slurm = new(Folder, stages) { Silent = true };
        for (int again = 1; again <= 2; again++)
        {
            Assert.Equal("TSU5012", Assert.Throws<TsumugiException>(() => Executor(slurm, stages).Run(new SilentProgress(), _ => { }, Cancel)).Code);
            Assert.Equal(3 * again, RoundFolder.All(Folder).Count);
        }
    }

    [Fact]
    public void The_next_round_keeps_away_from_a_node_whose_disk_was_full()
    {
        bool full = true;
        ITaskStage[] stages = [new NumbersStage("one", 1, _ => full ? throw new IOException("No space left on device", 28) : "fine")];
        FakeSlurm slurm = new(Folder, stages);
        Executor(slurm, stages).Advance(RoundStart.Person);
        full = false;
        Executor(slurm, stages).Advance(RoundStart.Driver);
        Assert.DoesNotContain("--exclude", slurm.Scripts[0], StringComparison.Ordinal);
        Assert.Contains($"--exclude={NodeName.Current}\n", slurm.Scripts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_but_a_person_goes_on_with_what_was_called_off()
    {
        ITaskStage[] stages = [new NumbersStage("one", 1)];
        FakeSlurm slurm = new(Folder, stages) { Keeps = true };
        Executor(slurm, stages, Site with { Chain = true }).Advance(RoundStart.Person);
        Assert.Equal(["1", "2"], Executor(slurm, stages).Cancel());
        Assert.Equal(Standing.CalledOff, Executor(slurm, stages).Continue(1, Cancel));
        slurm.Keeps = false;
        Executor(slurm, stages).Run(new SilentProgress(), _ => { }, Cancel);
        Assert.False(SiteFile.IsCalledOff(Folder));
    }

    [Fact]
    public void The_job_that_follows_a_round_begins_the_next_one_with_its_own_follower()
    {
        ITaskStage[] stages = [new NumbersStage("one", 1), new NumbersStage("two", 1, null, "one")];
        FakeSlurm slurm = new(Folder, stages);
        SiteSettings site = Site with { Chain = true };
        Executor(slurm, stages, site).Advance(RoundStart.Person);
        Assert.Contains($"resume {Folder.Root} --after 1\n", slurm.Scripts[1], StringComparison.Ordinal);
        Assert.Equal(Standing.Submitted, Executor(slurm, stages, site).Continue(1, Cancel));
        Assert.Contains("--after 2\n", slurm.Scripts[3], StringComparison.Ordinal);
        Assert.Equal(RoundStart.Chain, RoundFolder.All(Folder)[1].Tasks!.By);
        Assert.Equal(Standing.Complete, Executor(slurm, stages, site).Continue(2, Cancel));
    }

    public void Dispose() => _folder.Dispose();

    private RunState State() => new(Folder, "plan");

    private BatchExecutor Executor(FakeSlurm slurm, IReadOnlyList<ITaskStage> stages, SiteSettings? site = null) => new(new SlurmScheduler(), site ?? Site, State(), stages, slurm.Run);
}
