namespace Tsumugi.Stages.Trials;

/// <summary>What deduplication makes of the documents that pass one trial.</summary>
internal sealed class ClusterTotals
{
    private readonly Dictionary<string, Quantity> _merged = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the clusters whose outcome is an estimate.</summary>
    public long EstimatedClusters { get; set; }

    /// <summary>Gets or sets by how much the kept documents may exceed the estimate.</summary>
    public long MostFurtherKept { get; set; }

    /// <summary>Gets the documents of changed clusters: their bits, whether the run and the trial merged them, and how much they are.</summary>
    public List<(long[] Words, bool WasMerged, bool IsMerged, Quantity Amount)> Clustered { get; } = [];

    /// <summary>Gets what is merged of a source.</summary>
    public Quantity Merged(string source) => _merged.GetValueOrDefault(source);

    /// <summary>Adds merged documents.</summary>
    public void Merge(string source, Quantity amount) => _merged[source] = _merged.GetValueOrDefault(source) + amount;

    /// <summary>Notes the fate of one document.</summary>
    public void Note(ClusterMember member, bool passedRun, bool passes, bool merged)
    {
        if (passes && merged)
        {
            Merge(member.Source, member.Amount);
        }

        if (member.WasMerged || (passes && merged))
        {
            Clustered.Add((member.Words, passedRun && member.WasMerged, passes && merged, member.Amount));
        }
    }
}
