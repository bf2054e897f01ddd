namespace Tsumugi.Stages.Dedup;

/// <summary>What became of one document that has twins.</summary>
/// <param name="Row">Its row in the shard's document file.</param>
/// <param name="Cluster">The cluster: the lowest address in it.</param>
/// <param name="Size">Documents in the cluster, those that the rules drop included.</param>
/// <param name="Role">What becomes of the document.</param>
/// <param name="Kind">How it equals the kept twin; <see cref="TwinKind.None"/> unless merged.</param>
/// <param name="Kept">The kept twin; its own address unless merged.</param>
/// <param name="Jaccard">The true similarity to the kept twin: 1 for exact ones and the kept one itself, 0 for one without role, not a number where verification is off.</param>
/// <param name="Containment">The share of its own shingles that the kept twin has: 1 for exact ones and the kept one itself, 0 for one without role, not a number where verification is off.</param>
public readonly record struct ClusterEntry(long Row, DocumentAddress Cluster, long Size, ClusterRole Role, TwinKind Kind, DocumentAddress Kept, double Jaccard, double Containment = 0);
