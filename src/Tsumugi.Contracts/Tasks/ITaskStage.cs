using Tsumugi.Contracts.Privacy;

namespace Tsumugi.Contracts.Tasks;

/// <summary>One step of a run, cut into independent tasks; the engine knows nothing else of it.</summary>
public interface ITaskStage
{
    /// <summary>Gets the name: part of file names, so letters and `-` only.</summary>
    string Name { get; }

    /// <summary>Gets the stages whose manifests must all be there before this one starts.</summary>
    IReadOnlyList<string> After { get; }

    /// <summary>Gets what the stage itself does about personal data, before anything that it writes.</summary>
    PrivacySteps Privacy => PrivacySteps.None;

    /// <summary>Gets whether the stage turns texts into training data: files of the dataset, tokens, packed sequences.</summary>
    /// <remarks>A plan in which such a stage has not all of <see cref="PrivacySteps.All"/> behind it, in itself or in stages it waits for, is refused.</remarks>
    bool MakesTrainingData => false;

    /// <summary>Says how many tasks there are: a pure function of the plan and the former stages' manifests, never of the number of workers.</summary>
    int CountTasks(IRunView run);

    /// <summary>Runs one task: reads named inputs, writes outputs, counts. Must write the same bytes at each attempt.</summary>
    void Run(ITaskContext task);
}
