using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Decide;
using Tsumugi.Stages.Redact;

namespace Tsumugi.Stages.Write;

/// <summary>The second pass: cuts and redacts the documents that were kept and writes them, one task for each stretch of shards that fills a file.</summary>
/// <param name="shards">The number of shards of the plan.</param>
/// <param name="settings">Format and size of the files.</param>
/// <param name="redactor">Finds personal data and says what replaces it.</param>
/// <param name="cutSteps">The steps that cut or dropped kept documents before, in order.</param>
public sealed class WriteStage(int shards, WriteSettings settings, Redactor redactor, IReadOnlyList<string> cutSteps) : ITaskStage
{
    /// <summary>The name of the stage.</summary>
    public const string StageName = "write";

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [DecideStage.StageName, .. cutSteps];

    /// <inheritdoc/>
    public PrivacySteps Privacy => redactor.Privacy;

    /// <inheritdoc/>
    public bool MakesTrainingData => true;

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => PartPlan.Bounds(run, cutSteps, shards, settings.ShardBytes).Count - 1;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        List<int> bounds = PartPlan.Bounds(task, cutSteps, shards, settings.ShardBytes);
        using WriteTask write = new(task, settings, redactor, cutSteps);
        for (int shard = bounds[task.Index]; shard < bounds[task.Index + 1]; shard++)
        {
            write.AddShard(shard);
        }

        write.Complete();
    }
}
