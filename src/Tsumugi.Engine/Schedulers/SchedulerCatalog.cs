namespace Tsumugi.Engine.Schedulers;

/// <summary>The schedulers that a run can be handed to; a new one is one line here.</summary>
public static class SchedulerCatalog
{
    /// <summary>The executor that runs everything on this machine.</summary>
    public const string Local = "local";

    /// <summary>The executor for machines that share a folder and nothing else.</summary>
    public const string Hand = "hand";

    /// <summary>Gets the schedulers.</summary>
    public static IReadOnlyList<IScheduler> All { get; } = [new SlurmScheduler(), new GridEngineScheduler(), new PbsScheduler(), new KubernetesScheduler()];

    /// <summary>Gets the words for all executors.</summary>
    public static IReadOnlyList<string> Executors { get; } = [Local, .. All.Select(scheduler => scheduler.Name), Hand];

    /// <summary>Finds a scheduler; null for an executor that is none.</summary>
    public static IScheduler? Find(string executor) => All.FirstOrDefault(scheduler => scheduler.Name == executor);
}
