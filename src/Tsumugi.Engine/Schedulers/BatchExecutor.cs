using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Runs;

namespace Tsumugi.Engine.Schedulers;

/// <summary>Runs a task graph through a batch scheduler, a round of jobs after the other.</summary>
/// <remarks>
/// <para>
/// A round is an array job over the missing tasks of one stage and, where the site allows it, a small job that waits for its end and begins the next round.
/// All that is known stands in the run's folder, so any number of processes may call <see cref="Advance"/> at any time and any of them may die: what is done
/// is read from manifests, how often a task was tried from the files of attempts, and a round belongs to whoever publishes its `tasks.json` first.
/// </para>
/// <para>One thread.</para>
/// </remarks>
/// <param name="scheduler">The scheduler.</param>
/// <param name="site">How it is used here.</param>
/// <param name="state">The run.</param>
/// <param name="stages">Its stages in an order in which each comes after those it waits for.</param>
/// <param name="run">Runs a command.</param>
public sealed class BatchExecutor(IScheduler scheduler, SiteSettings site, RunState state, IReadOnlyList<ITaskStage> stages, Func<IReadOnlyList<string>, CommandAnswer> run)
{
    /// <summary>A process that has begun a round and not noted its jobs after this has died in between.</summary>
    private static readonly TimeSpan Submitting = TimeSpan.FromMinutes(1);

    private readonly RoundScripts _scripts = new(state.Folder, site);
    private int _told;
    private int _toldTasks = -1;

    /// <summary>Gets the round that was submitted last by this object; null if none was.</summary>
    public RoundFolder? Submitted { get; private set; }

    /// <summary>Looks at what is missing and does the next thing that can be done, if any.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="after">The round whose following job asks; 0 for others.</param>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5006: the scheduler refuses. TSU5011: a task was tried too often. TSU5012: jobs end without a trace.</exception>
    public Standing Advance(RoundStart by, int after = 0)
    {
        if (FirstUnfinished() is not var (stage, missing))
        {
            return Standing.Complete;
        }

        if (by == RoundStart.Person)
        {
            SiteFile.CallOn(state.Folder);
        }
        else if (SiteFile.IsCalledOff(state.Folder))
        {
            return Standing.CalledOff;
        }

        IReadOnlyList<RoundFolder> rounds = RoundFolder.All(state.Folder);
        if (rounds.Count > 0 && IsAlive(rounds[^1], after))
        {
            return Standing.Waiting;
        }

        // Between the first look and the end of the jobs, tasks may have been committed.
        missing = [.. missing.Where(index => state.TryManifest(stage.Name, index) is null)];
        return missing.Count == 0 ? Advance(by, after) : Begin(by, stage, missing, rounds);
    }

    /// <summary>Begins what is missing and waits until all is done.</summary>
    /// <param name="progress">Hears how it gets on.</param>
    /// <param name="begun">Hears of each round that this process submits.</param>
    /// <param name="stopping">Ends the waiting; the jobs go on.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void Run(IRunProgress progress, Action<RoundFolder> begun, CancellationToken stopping)
    {
        for (RoundStart by = RoundStart.Person; ; by = RoundStart.Driver)
        {
            Standing standing = Advance(by);
            Tell(progress);
            switch (standing)
            {
                case Standing.Complete:
                    return;
                case Standing.CalledOff:
                    throw BatchFaults.CalledOff(state.Folder);
                case Standing.Submitted:
                    begun(Submitted!);
                    break;
            }

            stopping.WaitHandle.WaitOne(site.Poll);
            stopping.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Goes on after a round, as the job that follows it: returns when the next round is submitted, by this process or another, or all is done.</summary>
    /// <param name="round">The round.</param>
    /// <param name="stopping">Stops early.</param>
    public Standing Continue(int round, CancellationToken stopping)
    {
        while (true)
        {
            Standing standing = Advance(RoundStart.Chain, round);

            // A scheduler lists an array for some seconds after it has let the next job go.
            if (standing != Standing.Waiting || RoundFolder.All(state.Folder).Count > round)
            {
                return standing;
            }

            stopping.WaitHandle.WaitOne(site.Poll);
            stopping.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Ends all jobs of the run, after which no process goes on with it by itself.</summary>
    /// <returns>The ids of the jobs that were ended.</returns>
    public IReadOnlyList<string> Cancel()
    {
        SiteFile.CallOff(state.Folder);
        CommandAnswer listing = run(scheduler.Listing(site));
        if (listing.ExitCode != 0)
        {
            throw BatchFaults.Refused(scheduler.Listing(site), listing);
        }

        HashSet<string> ours = [.. RoundFolder.All(state.Folder).Select(round => _scripts.NameOf(round.Number)).SelectMany(name => new[] { name, RoundScripts.NextNameOf(name) })];
        string[] live = [.. scheduler.Live(listing.Out).Where(job => ours.Contains(job.Name)).Select(job => job.Id).Distinct()];
        if (live.Length > 0)
        {
            IReadOnlyList<string> command = scheduler.Cancellation(site, live);
            CommandAnswer answer = run(command);
            if (answer.ExitCode != 0)
            {
                throw BatchFaults.Refused(command, answer);
            }
        }

        return live;
    }

    private (ITaskStage Stage, IReadOnlyList<int> Missing)? FirstUnfinished()
    {
        TaskRunner runner = new(state, new SilentProgress());
        foreach (ITaskStage stage in stages)
        {
            if (!runner.TryOpen(stage))
            {
                throw new InvalidOperationException($"stage {stage.Name} stands before a stage it waits for");
            }

            IReadOnlyList<int> missing = state.Missing(stage.Name, state.CountTasks(stage.Name));
            if (missing.Count > 0)
            {
                return (stage, missing);
            }
        }

        return null;
    }

    /// <summary>Says whether jobs of a round may still run; where nobody can tell, they may.</summary>
    /// <remarks>Jobs are known by name: a scheduler that lost its last seconds in a crash gives the ids of then to other jobs.</remarks>
    private bool IsAlive(RoundFolder round, int after)
    {
        RoundJobs? jobs = round.Jobs;
        IScheduler keeper = SchedulerCatalog.Find(jobs?.Executor ?? "") ?? scheduler;
        CommandAnswer listing = run(keeper.Listing(site));
        if (listing.ExitCode != 0)
        {
            return true;
        }

        string name = _scripts.NameOf(round.Number);
        string next = RoundScripts.NextNameOf(name);
        LiveJob[] array = [.. keeper.Live(listing.Out).Where(job => job.Name == name)];
        LiveJob[] following = [.. keeper.Live(listing.Out).Where(job => job.Name == next && round.Number != after)];
        if (jobs is null && array.Length > 0)
        {
            // Whoever began the round has died between submitting and noting.
            round.Note(new RoundJobs(keeper.Name, array[0].Id, null));
        }

        // What the scheduler has put aside would be waited for in vain, by the job that follows as well; what runs beside it is let be.
        foreach (LiveJob[] stuck in new[] { array, following }.Where(some => some.Length > 0 && Array.TrueForAll(some, job => job.IsStuck)))
        {
            run(keeper.Cancellation(site, [.. stuck.Select(job => job.Id).Distinct()]));
        }

        return array.Concat(following).Any(job => !job.IsStuck) || (jobs is null && array.Length == 0 && !round.IsOlderThan(Submitting));
    }

    private Standing Begin(RoundStart by, ITaskStage stage, IReadOnlyList<int> missing, IReadOnlyList<RoundFolder> rounds)
    {
        TaskTrouble[] troubles = [.. missing.Select(index => AttemptFiles.Of(state.Folder, stage.Name, index)).Where(task => task.Attempts.Count > 0)];
        int done = state.CountTasks(stage.Name) - missing.Count;
        int attempts = AttemptFiles.Count(state.Folder, stage.Name);
        if (by == RoundStart.Person)
        {
            Array.ForEach(troubles, task => AttemptFiles.Forgive(state.Folder, stage.Name, task.Index));
        }
        else if (Array.Find(troubles, task => task.IsOver(site.Attempts)) is { } over)
        {
            throw BatchFaults.Exhausted(over);
        }
        else if (AreSilent(rounds, stage.Name, done, attempts))
        {
            throw BatchFaults.Silent(stage.Name, rounds[^1]);
        }

        int number = rounds.Count + 1;
        RoundTasks tasks = new(state.PlanHash, stage.Name, _scripts.NameOf(number), by, done, attempts, _scripts.Elements(missing));
        if (RoundFolder.TryBegin(state.Folder, number, tasks) is not { } round)
        {
            return Standing.Waiting;
        }

        string[] full = [.. troubles.SelectMany(task => task.Attempts).Where(attempt => attempt.End == AttemptEnd.DiskFull).Select(attempt => attempt.Host).Distinct().Order(StringComparer.Ordinal)];
        Submit(round, _scripts.Array(number, round.Path, stage.Name, tasks.Elements.Count, full));
        Submitted = round;
        return Standing.Submitted;
    }

    /// <summary>Says whether the last rounds, as many as a task has attempts, have changed nothing at all; a person's wish to go on begins a new count.</summary>
    private bool AreSilent(IReadOnlyList<RoundFolder> rounds, string stage, int done, int attempts)
    {
        for (int back = 1; back <= site.Attempts; back++)
        {
            RoundTasks? tasks = back <= rounds.Count ? rounds[^back].Tasks : null;
            if (tasks is null || tasks.Stage != stage || tasks.Done != done || tasks.Attempts != attempts || (tasks.By == RoundStart.Person && back < site.Attempts))
            {
                return false;
            }
        }

        return true;
    }

    private void Submit(RoundFolder round, JobRequest array)
    {
        string id = Hand(array, round.WriteScript("job" + scheduler.Extension, scheduler.Script(array)), null);
        round.Note(new RoundJobs(scheduler.Name, id, null));
        if (site.Chain && scheduler.CanChain)
        {
            JobRequest next = _scripts.Next(round.Number, round.Path);
            round.Note(new RoundJobs(scheduler.Name, id, Hand(next, round.WriteScript("next" + scheduler.Extension, scheduler.Script(next)), id)));
        }
    }

    private string Hand(JobRequest job, string script, string? after)
    {
        IReadOnlyList<string> command = scheduler.Submission(job, script, after);
        CommandAnswer answer = run(command);
        return answer.ExitCode == 0 && scheduler.JobId(answer.Out) is { } id ? id : throw BatchFaults.Refused(command, answer);
    }

    private void Tell(IRunProgress progress)
    {
        for (TaskRunner runner = new(state, progress); _told < stages.Count && runner.TryOpen(stages[_told]); _told++)
        {
            string stage = stages[_told].Name;
            int count = state.CountTasks(stage);
            int done = count - state.Missing(stage, count).Count;
            if (_toldTasks < 0)
            {
                progress.StageBegins(stage, count, done);
                _toldTasks = done;
            }

            for (; _toldTasks < done; _toldTasks++)
            {
                progress.TaskDone(stage);
            }

            if (done < count)
            {
                return;
            }

            progress.StageEnds(stage);
            _toldTasks = -1;
        }
    }
}
