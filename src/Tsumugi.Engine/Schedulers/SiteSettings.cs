namespace Tsumugi.Engine.Schedulers;

/// <summary>How jobs are handed to the scheduler of a site: queues, accounts, limits. Nothing of it reaches the bytes of a run.</summary>
public sealed record SiteSettings
{
    /// <summary>Gets the name under which the limits of the job that goes on after a round are set.</summary>
    public const string ContinueJob = "continue";

    /// <summary>Gets the executor.</summary>
    public string Executor { get; init; } = "";

    /// <summary>Gets the program that elements run, as a path on every node.</summary>
    public string Program { get; init; } = "";

    /// <summary>Gets the account that pays; empty for the user's standard one.</summary>
    public string Account { get; init; } = "";

    /// <summary>Gets the group or project that pays, where accounts are called so; empty for none.</summary>
    public string Group { get; init; } = "";

    /// <summary>Gets further words for the command that submits, as its site wants them.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Gets lines of shell that run before the program.</summary>
    public IReadOnlyList<string> Setup { get; init; } = [];

    /// <summary>Gets the folder of a disk of the node, with variables of the shell; empty for the output folder.</summary>
    public string Scratch { get; init; } = "";

    /// <summary>Gets the most elements of an array job.</summary>
    public int ArrayLimit { get; init; } = 1000;

    /// <summary>Gets how many failed attempts at a task end the run.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Gets how long before the time limit a task is asked to stop.</summary>
    public TimeSpan StopBefore { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets whether each round of jobs is followed by one that submits the next, so that no driver needs to stay.</summary>
    public bool Chain { get; init; } = true;

    /// <summary>Gets how long a waiting driver sleeps between two looks.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the name of Grid Engine's resource for memory, which every site chooses for itself; empty for none.</summary>
    public string MemoryResource { get; init; } = "";

    /// <summary>Gets the name of Grid Engine's parallel environment for several processors.</summary>
    public string ParallelEnvironment { get; init; } = "";

    /// <summary>Gets the image of a container with the program in it.</summary>
    public string Image { get; init; } = "";

    /// <summary>Gets the namespace on Kubernetes.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>Gets the claim of the volume that holds sources and output.</summary>
    public string Claim { get; init; } = "";

    /// <summary>Gets where that volume is mounted: the same path as on the machine that plans.</summary>
    public string Mount { get; init; } = "";

    /// <summary>Gets the limits of stages that have none of their own.</summary>
    public StageLimits Limits { get; init; } = new();

    /// <summary>Gets the limits of stages that have their own.</summary>
    public IReadOnlyDictionary<string, StageLimits> Stages { get; init; } = new Dictionary<string, StageLimits>(StringComparer.Ordinal);

    /// <summary>Gets the limits of a stage.</summary>
    public StageLimits Of(string stage) => Stages.TryGetValue(stage, out StageLimits? own) ? own
        : stage == ContinueJob ? Limits with { MemoryBytes = Math.Min(Limits.MemoryBytes, 2_000_000_000), Processors = 1, Concurrent = 0 }
        : Limits;
}
