namespace Tsumugi.Stages.Trials;

/// <summary>What becomes of one source's stored documents under a trial.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Stored">Documents that reach the rules.</param>
/// <param name="Passing">Documents that pass the rules.</param>
/// <param name="Merged">Passing documents that are merged into a twin.</param>
public sealed record SourceCount(string Source, Quantity Stored, Quantity Passing, Quantity Merged)
{
    /// <summary>Gets what goes into the dataset.</summary>
    public Quantity Kept => Passing - Merged;
}
