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
    /// <summary>Makes the stages.</summary>
    /// <param name="settings">The section of the recipe.</param>
    /// <param name="stored">The stage that stores and signs documents, one task per shard; counts <see cref="DedupFiles.StoredCounter"/>.</param>
    /// <param name="ranked">The stage that ranks them, one rank file per shard; may be the same.</param>
    public static IReadOnlyList<ITaskStage> All(DedupSettings settings, string stored = "refine", string ranked = "judge") =>
    [
        new DedupExactStage(settings, stored),
        new DedupCandidatesStage(settings, stored),
        new DedupVerifyStage(settings, stored),
        new DedupLinkStage(settings, stored, ranked),
    ];
}
