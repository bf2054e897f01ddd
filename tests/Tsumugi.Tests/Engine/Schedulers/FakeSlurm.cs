using System.Globalization;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Schedulers;

namespace Tsumugi.Tests.Engine.Schedulers;

/// <summary>The commands of Slurm without a Slurm: arrays run at once when they are submitted, unless the test keeps them.</summary>
public sealed class FakeSlurm(RunFolder folder, IReadOnlyList<ITaskStage> stages)
{
    private int _last;

    /// <summary>Gets the jobs that wait or run.</summary>
    public List<LiveJob> Live { get; } = [];

    /// <summary>Gets the scripts that were submitted.</summary>
    public List<string> Scripts { get; } = [];

    /// <summary>Gets the ids that were cancelled.</summary>
    public List<string> Cancelled { get; } = [];

    /// <summary>Gets or sets whether the controller answers.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>Gets or sets whether jobs stay in the queue.</summary>
    public bool Keeps { get; set; }

    /// <summary>Gets or sets whether jobs end without having begun anything.</summary>
    public bool Silent { get; set; }

    public CommandAnswer Run(IReadOnlyList<string> command)
    {
        if (!Answers)
        {
            return new CommandAnswer(1, "", "Unable to contact slurm controller (connect failure)");
        }

        switch (command[0])
        {
            case "squeue":
                return new CommandAnswer(0, string.Concat(Live.Select(job => $"{job.Id}|{job.Name}|{(job.IsStuck ? "launch failed requeued held" : "None")}\n")), "");
            case "scancel":
                Cancelled.AddRange(command.Skip(1));
                Live.RemoveAll(job => command.Contains(job.Id));
                return new CommandAnswer(0, "", "");
            default:
                string id = (++_last).ToString(CultureInfo.InvariantCulture);
                Submit(command[^1], id);
                return new CommandAnswer(0, id + "\n", "");
        }
    }

    private void Submit(string script, string id)
    {
        string text = File.ReadAllText(script);
        Scripts.Add(text);
        if (Keeps)
        {
            Live.Add(new LiveJob(id, text.Split("--job-name=")[1].Split('\n')[0]));
        }
        else if (!Silent && Path.GetFileName(script) == "job.sh")
        {
            RunElements(RoundFolder.ReadTasks(Path.Combine(Path.GetDirectoryName(script)!, "tasks.json"))!);
        }
    }

    private void RunElements(RoundTasks tasks)
    {
        RunState state = new(folder, tasks.Plan);
        TaskRunner runner = new(state, new SilentProgress());
        foreach (ITaskStage stage in stages.TakeWhile(stage => stage.Name != tasks.Stage).Append(stages.First(stage => stage.Name == tasks.Stage)))
        {
            Assert.True(runner.TryOpen(stage));
        }

        foreach (int index in tasks.Elements.SelectMany(element => element))
        {
            try
            {
                runner.Run(stages.First(stage => stage.Name == tasks.Stage), index, 1 << 20, CancellationToken.None);
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException)
            {
                // An element that fails; what it left is for others to find.
            }
        }
    }
}
