namespace Tsumugi.Contracts.Tasks;

/// <summary>One step of a run, cut into independent tasks; the engine knows nothing else of it.</summary>
public interface ITaskStage
{
    /// <summary>Gets the name: part of file names, so letters and `-` only.</summary>
    string Name { get; }

    /// <summary>Gets the stages whose manifests must all be there before this one starts.</summary>
    IReadOnlyList<string> After { get; }

    /// <summary>Says how many tasks there are: a pure function of the plan and the former stages' manifests, never of the number of workers.</summary>
    int CountTasks(IRunView run);

    /// <summary>Runs one task: reads named inputs, writes outputs, counts. Must write the same bytes at each attempt.</summary>
    void Run(ITaskContext task);
}
