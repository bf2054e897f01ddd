using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>What an earlier run has found about a pair.</summary>
/// <param name="IsKnown">Whether it has compared the two.</param>
/// <param name="Similar">What it found; null if they are not similar enough.</param>
internal readonly record struct KnownPair(bool IsKnown, VerifiedRecord? Similar);
