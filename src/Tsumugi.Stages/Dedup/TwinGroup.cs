namespace Tsumugi.Stages.Dedup;

/// <summary>The documents of a cluster that have one key: they are compared, kept and merged as one.</summary>
/// <param name="First">The first of them, which stands for them in verified pairs.</param>
/// <param name="Best">The one that is kept if the group is kept; meaningless if none passes the rules.</param>
/// <param name="Rank">The rank of the best one.</param>
internal readonly record struct TwinGroup(DocumentAddress First, DocumentAddress Best, DocumentRank Rank)
{
    /// <summary>Gets a value indicating whether any of the documents passes the rules.</summary>
    public bool Passes => Rank.Passes;
}
