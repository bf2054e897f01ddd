using System.Globalization;

namespace Tsumugi.Engine.Runs;

/// <summary>Where the things of one run lie inside its output folder.</summary>
/// <param name="root">The output folder.</param>
public sealed class RunFolder(string root)
{
    /// <summary>Gets the output folder as an absolute path.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Gets the final manifest.</summary>
    public string ManifestFile => Path.Combine(Root, "manifest.json");

    /// <summary>Gets the plan.</summary>
    public string PlanFile => Path.Combine(Root, "work", "plan.json");

    /// <summary>Gets the folder of resumable intermediates.</summary>
    public string WorkFolder => Path.Combine(Root, "work");

    /// <summary>Gets the lock that one driver holds.</summary>
    public string LockFile => Path.Combine(Root, "work", "lock");

    /// <summary>Gets the path of an output.</summary>
    public string PathOf(string key) => Path.Combine(Root, key.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Gets the folder of all task manifests.</summary>
    public string TasksFolder => Path.Combine(WorkFolder, "tasks");

    /// <summary>Gets the folder of a stage's task manifests.</summary>
    public string StageFolder(string stage) => Path.Combine(TasksFolder, stage);

    /// <summary>Gets the manifest of a task.</summary>
    public string TaskFile(string stage, int index) => Path.Combine(StageFolder(stage), index.ToString("D6", CultureInfo.InvariantCulture) + ".json");

    /// <summary>Gets the folder of what a scheduler was given: one folder for each round of jobs.</summary>
    public string ClusterFolder => Path.Combine(WorkFolder, "cluster");

    /// <summary>Gets where scratch folders lie instead of in the output folder: a disk of the node; empty for none.</summary>
    public string ScratchRoot { get; init; } = "";

    /// <summary>Gets the scratch folder of an attempt.</summary>
    public string ScratchFolder(string stage, int index, int attempt) =>
        Path.Combine(ScratchRoot.Length > 0 ? ScratchRoot : Path.Combine(WorkFolder, "scratch"), string.Create(CultureInfo.InvariantCulture, $"{stage}-{index:D6}-{attempt}"));
}
