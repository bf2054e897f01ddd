using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Read;

namespace Tsumugi.Stages.Contamination;

/// <summary>Makes the index of the evaluation sets, once a run; it waits for nothing.</summary>
/// <param name="files">The files, those of a set together.</param>
/// <param name="settings">The section of the recipe.</param>
/// <param name="scrubber">Destroys My Numbers.</param>
public sealed class ContaminationIndexStage(IReadOnlyList<EvaluationFile> files, ContaminationSettings settings, ITextEditor scrubber) : ITaskStage
{
    /// <summary>The name of the stage.</summary>
    public const string StageName = "contamination-index";

    /// <summary>The key of the index.</summary>
    public const string IndexKey = "work/contamination/index";

    /// <summary>The key of the list of sets.</summary>
    public const string SetsKey = "ledger/evaluation-00000.parquet";

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => 1;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        foreach (EvaluationFile file in files)
        {
            task.NoteSource(file.Name, file.Bytes, file.Sha256);
        }

        ContaminationIndex index = ContaminationIndexBuilder.Build(files, settings, scrubber, ReadLimits.Default, task.Stopping);
        ContaminationIndexFile.Write(index, task.Output(IndexKey));
        task.Records(IndexKey, index.Items.Count);
        using EvaluationLedger ledger = new(task, SetsKey);
        foreach (ContaminationSet set in index.Sets)
        {
            ledger.Add(set);
        }

        ledger.Complete();
    }
}
