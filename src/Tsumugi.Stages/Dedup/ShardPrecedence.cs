namespace Tsumugi.Stages.Dedup;

/// <summary>Says of each shard of a corpus whose documents are kept before those of which other.</summary>
public static class ShardPrecedence
{
    /// <summary>Works it out, run after run: within a run by the sources that its recipe prefers, between a run and what stands before it by its preference.</summary>
    /// <param name="runs">The runs in the order of the corpus: the source of each of their shards, and their settings.</param>
    /// <returns>A number for each shard, the lowest first; empty if all are equal.</returns>
    public static IReadOnlyList<int> Of(IEnumerable<(IReadOnlyList<string> Sources, DedupSettings Settings)> runs)
    {
        int[] all = [];
        foreach ((IReadOnlyList<string> sources, DedupSettings settings) in runs)
        {
            List<string> preferred = [.. settings.PreferSources];
            int[] own = [.. sources.Select(source => preferred.IndexOf(source) is >= 0 and int place ? place : preferred.Count)];
            int behindOld = settings.Prefer == Preference.Old && all.Length > 0 ? all.Max() + 1 : 0;
            int behindNew = settings.Prefer == Preference.New && own.Length > 0 ? own.Max() + 1 : 0;
            all = [.. all.Select(place => place + behindNew), .. own.Select(place => place + behindOld)];
        }

        return all.Distinct().Count() <= 1 ? [] : all;
    }
}
