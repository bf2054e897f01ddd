using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Trials;

/// <summary>Resolves one cluster as deduplication would, for any set of its documents that pass the rules.</summary>
/// <remarks>
/// Who resembles whom does not depend on rules, so the clusters of the run hold; who is kept does. One or two documents need no similarity;
/// more of them need the pairs that were verified, and seldom a similarity that the run never computed, which the stored texts give.
/// </remarks>
internal sealed class TrialClusters : IDisposable
{
    private const int MostCompared = 16;

    private readonly DedupSettings _settings;
    private readonly TwinPairs? _pairs;
    private readonly RankOrder _order;
    private readonly DocumentTexts? _texts;
    private readonly ClusterResolver? _resolver;
    private readonly ContentHashes? _contents;

    /// <summary>Prepares for the clusters of some documents.</summary>
    /// <param name="settings">How the run looked for duplicates.</param>
    /// <param name="files">The run.</param>
    /// <param name="pairs">The pairs of the documents; null if they are gone.</param>
    public TrialClusters(DedupSettings settings, CorpusFiles files, TwinPairs? pairs)
    {
        (_settings, _pairs, _order) = (settings, pairs, new RankOrder(settings));
        if (pairs is not null)
        {
            _contents = settings.Keep == KeepOrder.First || !File.Exists(files.PathOf(DedupFiles.Content(0))) ? null : new ContentHashes(shard => files.PathOf(DedupFiles.Content(shard)));
            _texts = new DocumentTexts(shard => files.PathOf(DedupFiles.Documents(shard)), 64 << 20);
            ShingleCache shingles = new(_texts, settings, 64 << 20);
            _resolver = new ClusterResolver(settings, shingles.Compare);
        }
    }

    /// <summary>Finds which documents are merged.</summary>
    /// <param name="members">All documents of the cluster, by address.</param>
    /// <param name="passes">Which of them pass the rules.</param>
    /// <param name="merged">Receives which of them are merged into a twin.</param>
    /// <returns>False if the outcome is an estimate: all are merged into the best.</returns>
    public bool Resolve(IReadOnlyList<ClusterMember> members, ReadOnlySpan<bool> passes, Span<bool> merged)
    {
        merged.Clear();
        int passing = passes.Count(true);
        if (passing <= 1)
        {
            return true;
        }

        // Of two documents one is merged, and which follows from the keep order, unless one may contain the other.
        bool simple = members.Count == 2 && _settings.Containment == 0;
        if (simple || _resolver is null)
        {
            MergeIntoBest(members, passes, merged);
            return simple || !_settings.Verify;
        }

        ResolveGroups(members, passes, merged);
        return true;
    }

    public void Dispose()
    {
        _texts?.Dispose();
        _contents?.Dispose();
    }

    /// <summary>Gets the ranks of all members; with their contents only where ranks are equal, since few are and looking them up takes time.</summary>
    private DocumentRank[] Ranks(IReadOnlyList<ClusterMember> members, ReadOnlySpan<bool> passes)
    {
        var ranks = new DocumentRank[members.Count];
        bool equal = ranks.Length > MostCompared;
        for (int i = 0; i < ranks.Length; i++)
        {
            ranks[i] = members[i].Rank(passes[i]);
            for (int former = 0; former < i && !equal; former++)
            {
                equal = _order.CompareRanks(ranks[i], ranks[former]) == 0;
            }
        }

        for (int i = 0; i < ranks.Length && equal && _contents is not null; i++)
        {
            ranks[i] = ranks[i] with { Content = _contents[members[i].Address] };
        }

        return ranks;
    }

    private void MergeIntoBest(IReadOnlyList<ClusterMember> members, ReadOnlySpan<bool> passes, Span<bool> merged)
    {
        DocumentRank[] ranks = Ranks(members, passes);
        int best = -1;
        for (int i = 0; i < members.Count; i++)
        {
            if (passes[i] && (best < 0 || _order.Compare(ranks[i], members[i].Address, ranks[best], members[best].Address) < 0))
            {
                best = i;
            }
        }

        for (int i = 0; i < members.Count; i++)
        {
            merged[i] = passes[i] && i != best;
        }
    }

    private void ResolveGroups(IReadOnlyList<ClusterMember> members, ReadOnlySpan<bool> passes, Span<bool> merged)
    {
        DocumentRank[] ranks = Ranks(members, passes);
        SortedDictionary<ulong, TwinGroup> byFirst = [];
        List<EdgeRecord> edges = [];
        for (int i = 0; i < members.Count; i++)
        {
            DocumentAddress address = members[i].Address;
            DocumentAddress first = _pairs!.First(address);
            DocumentRank rank = ranks[i];
            if (!byFirst.TryGetValue(first.Value, out TwinGroup group) || _order.Compare(rank, address, group.Rank, group.Best) < 0)
            {
                byFirst[first.Value] = new TwinGroup(first, address, rank);
            }

            edges.AddRange(_pairs.Edges(address));
        }

        List<TwinGroup> groups = [.. byFirst.Values];
        edges.Sort((left, right) => left.CompareTo(right));
        TwinFate[] fates = _resolver!.Resolve(groups, edges);
        HashSet<ulong> kept = [.. fates.Where((fate, group) => fate.Keeper == group).Select(fate => groups[fate.Keeper].Best.Value)];
        for (int i = 0; i < members.Count; i++)
        {
            merged[i] = passes[i] && !kept.Contains(members[i].Address.Value);
        }
    }
}
