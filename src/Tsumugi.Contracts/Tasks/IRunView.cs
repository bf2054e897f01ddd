namespace Tsumugi.Contracts.Tasks;

/// <summary>What a stage may know of the stages before it: their committed manifests.</summary>
public interface IRunView
{
    /// <summary>Gets the number of tasks of a stage whose gate is open.</summary>
    int CountTasks(string stage);

    /// <summary>Gets the manifest of a committed task.</summary>
    TaskManifest Manifest(string stage, int index);

    /// <summary>Gets the earlier runs against which this one is made, oldest first; they are complete and are only read.</summary>
    IReadOnlyList<IRunView> Earlier => [];
}
