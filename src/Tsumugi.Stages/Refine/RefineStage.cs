using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Stages.Refine;

/// <summary>The first pass: reads, decodes, extracts, identifies, scrubs, measures and signs, one task for each input shard, streaming.</summary>
/// <remarks>
/// Nothing of a document is written before it is scrubbed. A document that ends early (no page, undecodable, another language)
/// gets its row and its decision in the ledger and nothing else.
/// </remarks>
/// <param name="shards">The shards of the plan.</param>
/// <param name="steps">The steps, wired for the recipe.</param>
public sealed class RefineStage(IReadOnlyList<Shard> shards, RefineSteps steps) : ITaskStage
{
    /// <summary>The name of the stage.</summary>
    public const string StageName = "refine";

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [];

    /// <inheritdoc/>
    public PrivacySteps Privacy => steps.Scrubber.Privacy;

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => shards.Count;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        using RefineTask refine = new(task, shards[task.Index], steps);
        refine.Run();
    }
}
