namespace Tsumugi.Stages.Dedup;

/// <summary>What becomes of a document in its cluster. The numbers stand in files.</summary>
public enum ClusterRole
{
    /// <summary>The rules drop the document anyway; it counts towards the size only.</summary>
    None = 0,

    /// <summary>Kept.</summary>
    Kept = 1,

    /// <summary>Folded into a kept one.</summary>
    Merged = 2,
}
