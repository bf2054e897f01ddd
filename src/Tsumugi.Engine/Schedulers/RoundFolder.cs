using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tsumugi.Engine.Runs;
using Tsumugi.Storage.Files;

namespace Tsumugi.Engine.Schedulers;

/// <summary>The folder of one round of jobs: `work/cluster/0003` with `tasks.json`, scripts, `jobs.json` and logs.</summary>
public sealed class RoundFolder
{
    private RoundFolder(RunFolder run, int number) => (Number, Path) = (number, PathOf(run, number));

    /// <summary>Gets its number, from 1.</summary>
    public int Number { get; }

    /// <summary>Gets the folder.</summary>
    public string Path { get; }

    /// <summary>Gets the file that says which tasks belong to which element.</summary>
    public string TasksFile => System.IO.Path.Combine(Path, "tasks.json");

    /// <summary>Gets what it was to do; null if it was never begun.</summary>
    public RoundTasks? Tasks => Read(TasksFile, SchedulerJson.Default.RoundTasks);

    /// <summary>Gets its jobs; null if none was noted.</summary>
    public RoundJobs? Jobs => Read(JobsFile, SchedulerJson.Default.RoundJobs);

    private string JobsFile => System.IO.Path.Combine(Path, "jobs.json");

    /// <summary>Gets where the folder of a round lies.</summary>
    public static string PathOf(RunFolder run, int number) => System.IO.Path.Combine(run.ClusterFolder, number.ToString("D4", CultureInfo.InvariantCulture));

    /// <summary>Lists the rounds of a run in order.</summary>
    public static IReadOnlyList<RoundFolder> All(RunFolder run)
    {
        List<RoundFolder> rounds = [];
        for (RoundFolder round = new(run, 1); File.Exists(round.TasksFile); round = new RoundFolder(run, round.Number + 1))
        {
            rounds.Add(round);
        }

        return rounds;
    }

    /// <summary>Reads the tasks of a round from its file.</summary>
    public static RoundTasks? ReadTasks(string path) => Read(path, SchedulerJson.Default.RoundTasks);

    /// <summary>Begins a round; of several processes that try to begin the same one, one succeeds.</summary>
    /// <param name="run">The run.</param>
    /// <param name="number">Its number: that of the last round and one.</param>
    /// <param name="tasks">What it is to do.</param>
    /// <returns>The round; null if another process began it.</returns>
    public static RoundFolder? TryBegin(RunFolder run, int number, RoundTasks tasks)
    {
        RoundFolder round = new(run, number);
        Directory.CreateDirectory(round.Path);
        string pending = System.IO.Path.Combine(round.Path, string.Create(CultureInfo.InvariantCulture, $".tasks.json.{Environment.MachineName}-{Environment.ProcessId}.tmp"));
        File.WriteAllBytes(pending, JsonSerializer.SerializeToUtf8Bytes(tasks, SchedulerJson.Default.RoundTasks));
        return AtomicFile.Publish(pending, round.TasksFile) == PublishResult.Published ? round : null;
    }

    /// <summary>Writes a script.</summary>
    public string WriteScript(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Notes the jobs.</summary>
    public void Note(RoundJobs jobs) => AtomicFile.Replace(JobsFile, file => JsonSerializer.Serialize(file, jobs, SchedulerJson.Default.RoundJobs));

    /// <summary>Says whether the round was begun so long ago that whoever began it must have died if no job is noted.</summary>
    /// <remarks>Both times are the file server's, so clocks that differ between nodes do not matter.</remarks>
    public bool IsOlderThan(TimeSpan age)
    {
        string now = System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $".now.{Environment.MachineName}-{Environment.ProcessId}.tmp"));
        File.WriteAllText(now, "");
        TimeSpan passed = File.GetLastWriteTimeUtc(now) - File.GetLastWriteTimeUtc(TasksFile);
        File.Delete(now);
        return passed > age;
    }

    private static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }
}
