namespace Tsumugi.Stages.Dedup;

/// <summary>A group that was verified to be a twin of another.</summary>
/// <param name="Group">The number of the neighbour.</param>
/// <param name="Jaccard">The true similarity.</param>
/// <param name="OfOwn">The share of one's own shingles that the neighbour has.</param>
/// <param name="OfOther">The share of the neighbour's shingles that one has.</param>
internal readonly record struct TwinNeighbour(int Group, double Jaccard, double OfOwn, double OfOther);
