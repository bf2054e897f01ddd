using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Substrings.Records;

namespace Tsumugi.Stages.Substrings;

/// <summary>Finds the windows that stand earlier in the corpus: each task merges one range of anchor hashes over all shards.</summary>
/// <remarks>
/// Since equal windows have equal anchors, no window of one range equals one of another: the tasks know nothing of each other and miss nothing.
/// Nine anchors of ten occur once and are passed over; those that are left are matched letter by letter in groups of bounded size
/// (<see cref="MatchGroup"/>). Memory: a quarter of the task's for sorting, an eighth for unpacked documents, and about 30 bytes for each of
/// the group's letters. One task per 32 million anchors (2.5 GB of text).
/// </remarks>
/// <param name="settings">The section of the recipe.</param>
/// <param name="shards">The number of shards of the plan.</param>
public sealed class SubstringMatchStage(SubstringSettings settings, int shards) : ITaskStage
{
    /// <summary>The stage's name.</summary>
    public const string StageName = "substrings-match";

    private const long AnchorsPerTask = 32_000_000;

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [SubstringAnchorsStage.StageName];

    /// <summary>Gets the letters that are matched against each other at once. A fixed number, so that nothing depends on the memory at hand.</summary>
    internal int GroupLetters { get; init; } = 1 << 21;

    /// <summary>Gets how many anchors a task takes.</summary>
    internal long TaskAnchors { get; init; } = AnchorsPerTask;

    /// <inheritdoc/>
    public int CountTasks(IRunView run)
    {
        long anchors = 0;
        for (int shard = 0; shard < shards; shard++)
        {
            anchors += run.Manifest(SubstringAnchorsStage.StageName, shard).Counters.GetValueOrDefault(SubstringAnchorsStage.AnchorsCounter);
        }

        return CorpusMap.Parts(anchors, TaskAnchors);
    }

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        PrefixRange range = PrefixRange.Part(task.Index, CountTasks(task));
        using var passages = new RecordSorter<PassageRecord>(task.ScratchFolder, "passages", task.MemoryBytes / 4, task.Stopping);
        List<string> runs = TaskInputs.Open(task, SubstringAnchorsStage.StageName, SubstringFiles.Anchors);
        using (var group = new MatchGroup(task, settings.MinLetters, GroupLetters, passages))
        using (IRecordStream<AnchorRecord> merged = RecordMerge<AnchorRecord>.Open(runs, range, task.ScratchFolder, task.Stopping))
        {
            AddShared(merged, group, task);
            group.Complete();
        }

        using IRecordStream<PassageRecord> sorted = passages.Sorted();
        task.Count("substrings/match/passages", RecordOutput.Write(task, SubstringFiles.Passages(task.Index), sorted));
    }

    /// <summary>Hands over the anchors that occur more than once.</summary>
    private static void AddShared(IRecordStream<AnchorRecord> merged, MatchGroup group, ITaskContext task)
    {
        AnchorRecord first = default;
        bool any = false;
        bool shared = false;
        long records = 0;
        long sharedRecords = 0;
        while (merged.TryRead(out AnchorRecord record))
        {
            if ((++records & 0xFFFF) == 0)
            {
                task.Stopping.ThrowIfCancellationRequested();
            }

            if (!any || record.Anchor != first.Anchor)
            {
                if (shared)
                {
                    group.EndAnchor();
                }

                (first, any, shared) = (record, true, false);
                continue;
            }

            if (!shared)
            {
                group.Add(first);
                sharedRecords++;
                shared = true;
            }

            group.Add(record);
            sharedRecords++;
        }

        if (shared)
        {
            group.EndAnchor();
        }

        task.Count("substrings/match/anchors", records);
        task.Count("substrings/match/shared", sharedRecords);
    }
}
