namespace Tsumugi.Stages.Trials;

/// <summary>Turns groups of bits into what people ask.</summary>
internal static class TrialCount
{
    private const string Kept = "kept";
    private const string Merged = "merged";

    /// <summary>Counts one trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="run">The rules of the run.</param>
    /// <param name="groups">All documents by their bits.</param>
    /// <param name="clusters">What deduplication makes of them.</param>
    public static TrialResult Of(JudgedTrial trial, JudgedTrial run, IReadOnlyList<BitGroup> groups, ClusterTotals clusters) => new()
    {
        Trial = trial.Trial,
        Sources = Sources(trial, groups, clusters),
        Rules = Rules(trial, groups),
        Changes = Changes(trial, run, groups, clusters),
        EstimatedClusters = clusters.EstimatedClusters,
        MostFurtherKept = clusters.MostFurtherKept,
    };

    private static List<SourceCount> Sources(JudgedTrial trial, IReadOnlyList<BitGroup> groups, ClusterTotals clusters) =>
    [
        .. groups.GroupBy(group => group.Source, StringComparer.Ordinal).OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => new SourceCount(
            source.Key,
            Sum(source),
            Sum(source.Where(group => trial.Passes(group.Words))),
            clusters.Merged(source.Key))),
    ];

    private static RuleCount[] Rules(JudgedTrial trial, IReadOnlyList<BitGroup> groups)
    {
        RuleCount[] counts = [.. trial.RuleIds.Select(rule => new RuleCount(rule, default, default, default))];
        foreach (BitGroup group in groups)
        {
            int first = -1;
            int failing = 0;
            for (int rule = 0; rule < counts.Length; rule++)
            {
                if (trial.Fails(group.Words, rule))
                {
                    first = first < 0 ? rule : first;
                    failing++;
                    counts[rule] = counts[rule] with { Failing = counts[rule].Failing + group.Amount };
                }
            }

            if (first >= 0)
            {
                counts[first] = counts[first] with { First = counts[first].First + group.Amount, Only = failing == 1 ? counts[first].Only + group.Amount : counts[first].Only };
            }
        }

        return counts;
    }

    private static List<FateChange> Changes(JudgedTrial trial, JudgedTrial run, IReadOnlyList<BitGroup> groups, ClusterTotals clusters)
    {
        Dictionary<(string From, string To), Quantity> changes = [];
        foreach (BitGroup group in groups)
        {
            Add(Fate(run, group.Words, false), Fate(trial, group.Words, false), group.Amount);
        }

        // The groups know nothing of clusters: where a document was or is merged, the fate by rules alone is taken back.
        foreach ((long[] words, bool wasMerged, bool isMerged, Quantity amount) in clusters.Clustered)
        {
            Add(Fate(run, words, false), Fate(trial, words, false), default(Quantity) - amount);
            Add(Fate(run, words, wasMerged), Fate(trial, words, isMerged), amount);
        }

        return
        [
            .. changes.Where(change => change.Key.From != change.Key.To && change.Value.Documents > 0)
                .OrderByDescending(change => change.Value.Documents)
                .ThenBy(change => change.Key.From, StringComparer.Ordinal)
                .ThenBy(change => change.Key.To, StringComparer.Ordinal)
                .Select(change => new FateChange(change.Key.From, change.Key.To, change.Value)),
        ];

        void Add(string from, string to, Quantity amount) => changes[(from, to)] = changes.GetValueOrDefault((from, to)) + amount;
    }

    private static string Fate(JudgedTrial trial, long[] words, bool merged) => trial.First(words) is >= 0 and int first ? trial.RuleIds[first] : merged ? Merged : Kept;

    private static Quantity Sum(IEnumerable<BitGroup> groups) => groups.Aggregate(default(Quantity), (sum, group) => sum + group.Amount);
}
