using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Runs;

namespace Tsumugi.Tests.Engine;

public sealed class TaskCommitTests : IDisposable
{
    private const long Memory = 1 << 20;
    private readonly TemporaryFolder _folder = new();

    private CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_task_publishes_its_files_and_then_its_manifest()
    {
        RunState state = State();
        NumbersStage stage = new("one", 1);
        Open(state, stage).Run(stage, 0, Memory, Cancel);
        TaskManifest manifest = State().TryManifest("one", 0)!;
        TaskOutput output = Assert.Single(manifest.Outputs);
        Assert.Equal("data/one-0.txt", output.Key);
        Assert.Equal(5, output.Bytes);
        Assert.Equal(1, output.Records);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("one 0"u8)), output.Sha256);
        Assert.Equal(1, manifest.Counters["made"]);
        Assert.Empty(Leftovers());
    }

    [Fact]
    public void A_committed_task_is_not_run_again()
    {
        NumbersStage stage = new("one", 1);
        Open(State(), stage).Run(stage, 0, Memory, Cancel);
        Open(State(), stage).Run(stage, 0, Memory, Cancel);
        Assert.Equal(1, stage.Runs);
    }

    [Fact]
    public void A_file_that_a_killed_attempt_published_is_taken_when_the_bytes_agree()
    {
        // The attempt died between its file and its manifest.
        _folder.Write("data/one-0.txt", "one 0");
        NumbersStage stage = new("one", 1);
        Open(State(), stage).Run(stage, 0, Memory, Cancel);
        Assert.NotNull(State().TryManifest("one", 0));
    }

    [Fact]
    public void Another_attempt_with_other_bytes_is_a_bug_and_said_so()
    {
        _folder.Write("data/one-0.txt", "something else");
        NumbersStage stage = new("one", 1);
        TsumugiException bug = Assert.Throws<TsumugiException>(() => Open(State(), stage).Run(stage, 0, Memory, Cancel));
        Assert.Equal("TSU5002", bug.Code);
        Assert.Null(State().TryManifest("one", 0));
        Assert.Equal("something else", File.ReadAllText(Path.Combine(_folder.Root, "data/one-0.txt")));
    }

    [Fact]
    public void Of_two_attempts_at_once_the_first_commit_wins_and_the_second_agrees()
    {
        NumbersStage stage = new("one", 1);
        using Barrier together = new(2);
        NumbersStage slow = new("one", 1, task =>
        {
            together.SignalAndWait(Cancel);
            return "one 0";
        });
        Thread[] attempts = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() => Open(State(), slow).Run(slow, 0, Memory, Cancel)))];
        Array.ForEach(attempts, thread => thread.Start());
        Array.ForEach(attempts, thread => thread.Join());
        Assert.NotNull(State().TryManifest("one", 0));
        Assert.Equal("one 0", File.ReadAllText(Path.Combine(_folder.Root, stage.Key(0))));
        Assert.Empty(Leftovers());
    }

    [Fact]
    public void A_manifest_of_another_plan_does_not_count()
    {
        NumbersStage stage = new("one", 1);
        Open(State("plan a"), stage).Run(stage, 0, Memory, Cancel);
        Assert.Null(State("plan b").TryManifest("one", 0));
    }

    [Fact]
    public void A_broken_manifest_does_not_count_and_is_replaced()
    {
        NumbersStage stage = new("one", 1);
        Open(State(), stage).Run(stage, 0, Memory, Cancel);
        string manifest = new RunFolder(_folder.Root).TaskFile("one", 0);
        File.WriteAllText(manifest, "{\"plan\":");
        Assert.Null(State().TryManifest("one", 0));
        Open(State(), stage).Run(stage, 0, Memory, Cancel);
        Assert.NotNull(State().TryManifest("one", 0));
    }

    [Fact]
    public void A_failing_task_leaves_nothing_behind()
    {
        NumbersStage stage = new("one", 1, task =>
        {
            File.WriteAllText(Path.Combine(task.ScratchFolder, "x"), "x");
            throw new InvalidDataException("no good");
        });
        Assert.Throws<InvalidDataException>(() => Open(State(), stage).Run(stage, 0, Memory, Cancel));
        Assert.Empty(Leftovers());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder.Root, "data")));
    }

    [Fact]
    public void A_stage_does_not_start_before_every_task_of_the_former_is_committed()
    {
        RunState state = State();
        NumbersStage first = new("first", 2);
        NumbersStage second = new("second", 1, null, "first");
        TaskRunner runner = Open(state, first);
        runner.Run(first, 0, Memory, Cancel);
        Assert.False(runner.TryOpen(second));
        runner.Run(first, 1, Memory, Cancel);
        Assert.True(runner.TryOpen(second));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Any_number_of_workers_gives_the_same_files(int workers)
    {
        NumbersStage[] stages = [new("first", 17), new("second", 5, task => File.ReadAllText(task.Input($"data/first-{task.Index}.txt")) + "!", "first")];
        RunState state = State();
        new LocalExecutor(state, new SilentProgress(), workers, Memory).Run(stages, Cancel);
        Assert.Equal(Enumerable.Range(0, 5).Select(index => $"first {index}!"), Enumerable.Range(0, 5).Select(index => File.ReadAllText(Path.Combine(_folder.Root, stages[1].Key(index)))));
        Assert.Equal(17, state.Manifests("first").Count());
    }

    [Fact]
    public void A_run_that_stopped_goes_on_with_what_is_missing()
    {
        int calls = 0;
        NumbersStage broken = new("first", 6, task => Interlocked.Increment(ref calls) > 3 ? throw new InvalidDataException("stop") : $"first {task.Index}");
        Assert.Throws<InvalidDataException>(() => new LocalExecutor(State(), new SilentProgress(), 1, Memory).Run([broken], Cancel));
        NumbersStage mended = new("first", 6);
        new LocalExecutor(State(), new SilentProgress(), 1, Memory).Run([mended], Cancel);
        Assert.Equal(3, mended.Runs);
    }

    [Fact]
    public void A_passing_fault_of_the_disk_is_tried_again()
    {
        int calls = 0;
        NumbersStage shaky = new("first", 1, task => Interlocked.Increment(ref calls) < 3 ? throw new IOException("gone for a moment") : "first 0");
        new LocalExecutor(State(), new SilentProgress(), 1, Memory).Run([shaky], Cancel);
        Assert.Equal(3, calls);
    }

    [Fact]
    public void Stopping_leaves_committed_tasks_and_no_half_written_file()
    {
        using CancellationTokenSource stop = new();
        NumbersStage stage = new("first", 8, task =>
        {
            if (task.Index == 2)
            {
                stop.Cancel();
            }

            return $"first {task.Index}";
        });
        Assert.ThrowsAny<OperationCanceledException>(() => new LocalExecutor(State(), new SilentProgress(), 1, Memory).Run([stage], stop.Token));
        Assert.NotNull(State().TryManifest("first", 1));
        Assert.Null(State().TryManifest("first", 2));
        Assert.Empty(Leftovers());
    }

    [Fact]
    public void The_sweeper_removes_what_killed_attempts_left_and_nothing_else()
    {
        _folder.Write("data/.one-0.txt.one-0-1.tmp", "half");
        _folder.Write("data/one-1.txt", "whole");
        _folder.Write("work/scratch/one-000000-1/big", "big");
        Assert.Equal(2, Sweeper.Sweep(new RunFolder(_folder.Root)));
        Assert.Empty(Leftovers());
        Assert.True(File.Exists(Path.Combine(_folder.Root, "data/one-1.txt")));
    }

    [Fact]
    public void Two_drivers_cannot_work_in_one_folder()
    {
        RunFolder folder = new(_folder.Root);
        using RunLock held = RunLock.Take(folder);
        TsumugiException busy = Assert.Throws<TsumugiException>(() => RunLock.Take(folder));
        Assert.Equal(("TSU5001", ExitCode.Temporary), (busy.Code, busy.Exit));
    }

    [Fact]
    public void Tasks_share_a_folder_with_each_other_and_not_with_a_driver()
    {
        RunFolder folder = new(_folder.Root);
        using (RunLock.Join(folder))
        using (RunLock.Join(folder))
        {
            Assert.Null(RunLock.TryTake(folder));
        }

        using RunLock alone = RunLock.Take(folder);
        Assert.Equal("TSU5001", Assert.Throws<TsumugiException>(() => RunLock.Join(folder)).Code);
    }

    [Fact]
    public void Attempts_leave_a_note_of_how_they_ended_and_can_be_forgiven()
    {
        RunState state = State();
        Exception[] ends = [new IOException("a passing fault"), new OperationCanceledException("stop"), new IOException("No space left on device", 28), new InvalidDataException("cut")];
        foreach (Exception end in ends)
        {
            NumbersStage stage = new("one", 1, _ => throw end);
            Assert.ThrowsAny<Exception>(() => Open(state, stage).Run(stage, 0, Memory, Cancel));
        }

        AttemptFiles.Take(state.Folder, "one", 0);
        TaskTrouble task = AttemptFiles.Of(state.Folder, "one", 0);
        Assert.Equal([AttemptEnd.Failed, AttemptEnd.Stopped, AttemptEnd.DiskFull, AttemptEnd.BadData, AttemptEnd.Unknown], task.Attempts.Select(attempt => attempt.End));
        Assert.Equal("a passing fault", task.Attempts[0].Message);
        Assert.Equal(4, task.Failures);
        Assert.True(task.IsOver(5), "broken data is not tried again");
        AttemptFiles.Forgive(state.Folder, "one", 0);
        Assert.Empty(AttemptFiles.Of(state.Folder, "one", 0).Attempts);
        Assert.Equal(5, AttemptFiles.Count(state.Folder, "one"));
        Assert.Equal(6, AttemptFiles.Take(state.Folder, "one", 0));
    }

    public void Dispose() => _folder.Dispose();

    private RunState State(string plan = "plan") => new(new RunFolder(_folder.Root), plan);

    private static TaskRunner Open(RunState state, NumbersStage stage)
    {
        TaskRunner runner = new(state, new SilentProgress());
        Assert.True(runner.TryOpen(stage));
        return runner;
    }

    private IEnumerable<string> Leftovers() => Directory.EnumerateFiles(_folder.Root, "*.tmp", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Concat(Directory.Exists(Path.Combine(_folder.Root, "work/scratch")) ? Directory.EnumerateDirectories(Path.Combine(_folder.Root, "work/scratch")) : []);
}
