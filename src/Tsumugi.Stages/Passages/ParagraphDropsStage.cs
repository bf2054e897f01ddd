using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;

namespace Tsumugi.Stages.Passages;

/// <summary>Finds the documents of which too little is left, before anybody says where words stay: words do not stay in a document that goes.</summary>
/// <param name="settings">The section of the recipe.</param>
/// <param name="shards">The number of shards of the plan.</param>
/// <param name="done">The cut steps that are done before.</param>
public sealed class ParagraphDropsStage(ParagraphSettings settings, int shards, IReadOnlyList<string> done) : ITaskStage
{
    /// <summary>The stage's name.</summary>
    public const string StageName = "paragraph-drops";

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [ParagraphGroupsStage.NameOf(settings.Sweeps - 1)];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => shards;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        using var documents = new CutTexts(task, settings, done);
        using var rows = new FileStream(task.Output(ParagraphFiles.Dropped(task.Index)), FileMode.CreateNew);
        long written = 0;
        while (documents.TryRead())
        {
            task.Stopping.ThrowIfCancellationRequested();
            for (; written < documents.Texts.Row; written++)
            {
                rows.WriteByte(0);
            }

            bool dropped = documents.Cuts.Count > 0 && CutWriter.LettersLeft(documents.Texts, documents.Cuts) < Math.Max(1, settings.ShortestText);
            rows.WriteByte(dropped ? (byte)1 : (byte)0);
            written++;
        }

        for (; written < documents.Texts.Rows; written++)
        {
            rows.WriteByte(0);
        }

        rows.Flush();
    }
}
