namespace Tsumugi.Stages.Dedup;

/// <summary>What becomes of a group: kept when <paramref name="Keeper"/> is the group itself, merged into another, or nothing (−1).</summary>
/// <param name="Keeper">The number of the kept group.</param>
/// <param name="Jaccard">The true similarity to it.</param>
/// <param name="Containment">The share of the group's own shingles that the keeper has.</param>
internal readonly record struct TwinFate(int Keeper, double Jaccard, double Containment = 0);
