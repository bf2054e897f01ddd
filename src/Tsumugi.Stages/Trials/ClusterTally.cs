namespace Tsumugi.Stages.Trials;

/// <summary>Adds up, for every trial, what deduplication makes of the documents that pass.</summary>
internal sealed class ClusterTally(IReadOnlyList<JudgedTrial> trials)
{
    private readonly ClusterTotals[] _totals = [.. trials.Select(_ => new ClusterTotals())];

    /// <summary>Gets the totals of a trial.</summary>
    public ClusterTotals Of(int trial) => _totals[trial];

    /// <summary>Adds what the run merged in clusters that no trial changes.</summary>
    public void AddUnchanged(string source, Quantity merged)
    {
        foreach (ClusterTotals totals in _totals)
        {
            totals.Merge(source, merged);
        }
    }

    /// <summary>Adds a cluster that some trial changes.</summary>
    public void Add(List<ClusterMember> members, TrialClusters resolver)
    {
        bool[] passedRun = [.. members.Select(member => trials[0].Passes(member.Words))];
        bool[] passes = new bool[members.Count];
        bool[] merged = new bool[members.Count];
        for (int trial = 0; trial < trials.Count; trial++)
        {
            for (int i = 0; i < members.Count; i++)
            {
                passes[i] = trials[trial].Passes(members[i].Words);
                merged[i] = members[i].WasMerged;
            }

            ClusterTotals totals = _totals[trial];
            if (!passes.AsSpan().SequenceEqual(passedRun) && !resolver.Resolve(members, passes, merged))
            {
                totals.EstimatedClusters++;
                totals.MostFurtherKept += passes.Count(pass => pass) - 1;
            }

            for (int i = 0; i < members.Count; i++)
            {
                totals.Note(members[i], passedRun[i], passes[i], merged[i]);
            }
        }
    }
}
