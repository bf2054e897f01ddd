using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Stages.Dedup;

/// <summary>The stages of deduplication in the order in which they run.</summary>
/// <remarks>
/// <code>
/// stored ──► dedup-exact ──► dedup-candidates ──► dedup-verify ──► dedup-link ──► work/clusters/*
///   (signs through SignatureWriter)                    ranked ─────────┘ (writes through RankFileWriter)
/// </code>
/// </remarks>
public static class DedupStages
{
    /// <summary>Opens the texts that pass 1 stored as document files.</summary>
    /// <param name="task">The task that reads.</param>
    /// <param name="memoryBytes">What unpacked blocks may take.</param>
    public static IDocumentTexts StoredTexts(ITaskContext task, long memoryBytes) => new DocumentTexts(shard => task.Input(DedupFiles.Documents(shard)), memoryBytes);

    /// <summary>Makes the stages.</summary>
    /// <param name="settings">The section of the recipe.</param>
    /// <param name="stored">The stage that stores and signs documents, one task per shard; counts <see cref="DedupFiles.StoredCounter"/>.</param>
    /// <param name="ranked">The stage that ranks them, one rank file per shard; may be the same.</param>
    /// <param name="texts">Opens the texts for a task, within so many bytes of memory; null for the document files of the shards.</param>
    public static IReadOnlyList<ITaskStage> All(DedupSettings settings, string stored = "refine", string ranked = "judge", Func<ITaskContext, long, IDocumentTexts>? texts = null) =>
    [
        new DedupExactStage(settings, stored),
        new DedupCandidatesStage(settings, stored),
        new DedupVerifyStage(settings, stored, texts),
        new DedupLinkStage(settings, stored, ranked, texts),
    ];
}
