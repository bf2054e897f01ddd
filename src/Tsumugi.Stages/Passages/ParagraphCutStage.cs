using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;

namespace Tsumugi.Stages.Passages;

/// <summary>Cuts the frequent passages out of the documents of each shard, and says of each where the same words stay.</summary>
/// <param name="settings">The section of the recipe.</param>
/// <param name="shards">The number of shards of the plan.</param>
/// <param name="done">The cut steps that are done before.</param>
public sealed class ParagraphCutStage(ParagraphSettings settings, int shards, IReadOnlyList<string> done) : ITaskStage
{
    /// <inheritdoc/>
    public string Name => CutSteps.Paragraphs;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [ParagraphDropsStage.StageName];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => shards;

    /// <summary>Makes all stages of the step, in the order in which they run.</summary>
    /// <param name="settings">The section of the recipe.</param>
    /// <param name="shards">The number of shards of the plan.</param>
    /// <param name="done">The cut steps that are done before.</param>
    public static IReadOnlyList<ITaskStage> All(ParagraphSettings settings, int shards, IReadOnlyList<string> done) =>
    [
        .. Enumerable.Range(0, settings.Sweeps).SelectMany(sweep => new ITaskStage[] { new ParagraphUnitsStage(settings, shards, done, sweep), new ParagraphGroupsStage(settings, sweep) }),
        new ParagraphDropsStage(settings, shards, done),
        new ParagraphCutStage(settings, shards, done),
    ];

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        using var documents = new CutTexts(task, settings, done);
        using var dropped = new DroppedRows(task);
        using var writer = new CutWriter(task, CutSteps.Paragraphs);
        List<Cut> cuts = [];
        while (documents.TryRead())
        {
            task.Stopping.ThrowIfCancellationRequested();
            cuts.Clear();
            foreach (Cut cut in documents.Cuts)
            {
                cuts.Add(cut.Kept is { } kept && dropped.Contains(kept) ? cut with { Kept = null, KeptStart = 0 } : cut);
            }

            writer.Keep(documents.Texts, cuts, settings.ShortestText);
            task.Progress(documents.Texts.Document.Text.Length);
        }

        writer.Complete(documents.Texts);
    }
}
