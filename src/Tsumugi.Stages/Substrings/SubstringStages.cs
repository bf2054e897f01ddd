using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Stages.Substrings;

/// <summary>The stages that find and cut repeated passages, in the order in which they run.</summary>
/// <remarks>
/// <code>
/// kept texts ──► substrings-anchors ──► substrings-match ──► substrings
///                (one task a shard)     (ranges of hashes)   (one task a shard; cuts)
/// </code>
/// </remarks>
public static class SubstringStages
{
    /// <summary>Makes the stages.</summary>
    /// <param name="settings">The section of the recipe.</param>
    /// <param name="shards">The number of shards of the plan.</param>
    /// <param name="done">The cut steps done before, in order.</param>
    public static IReadOnlyList<ITaskStage> All(SubstringSettings settings, int shards, IReadOnlyList<string> done) =>
    [
        new SubstringAnchorsStage(settings, shards, done),
        new SubstringMatchStage(settings, shards),
        new SubstringsStage(settings, shards, done),
    ];
}
