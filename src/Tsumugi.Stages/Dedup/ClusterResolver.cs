using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Decides inside one cluster who is kept and who is merged into whom.</summary>
/// <remarks>
/// <para>
/// A cluster is a connected component, and similarity is not transitive: A ~ B ~ C does not make A ~ C. So groups are taken in keep order,
/// and a group is merged into a kept one only if their own similarity reaches the limit; where it is not known it is computed, for
/// at most eight kept groups (those that its known neighbours were merged into first, then in keep order). Otherwise the group is kept
/// as well. With one table of all members merged into one, chains of small changes delete documents that share little.
/// </para>
/// <para>
/// The fate of a group follows from the groups of its precedence and of those before, and the pairs among them: it is compared with kept
/// groups that such pairs connect it to. So where documents of an earlier run go before new ones, no new document can change what became
/// of them, however it connects them.
/// </para>
/// <para>Without verification there is no similarity to go by, and the whole cluster is merged into its best, as others do.</para>
/// <para>Memory and time grow with the different texts of one cluster, not with the copies of each.</para>
/// </remarks>
/// <param name="settings">The section of the recipe.</param>
/// <param name="similarity">Computes the true similarity of two documents (exact if at least the limit).</param>
internal sealed class ClusterResolver(DedupSettings settings, Func<DocumentAddress, DocumentAddress, double> similarity)
{
    private const int MostComparisons = 8;
    private const int GroupsAhead = 8192;

    private readonly RankOrder _order = new(settings);

    /// <summary>Gets what reads documents ahead of their comparison; given rising addresses.</summary>
    public Action<IEnumerable<DocumentAddress>>? ReadAhead { get; init; }

    /// <summary>Gets how many similarities were computed.</summary>
    public long Compared { get; private set; }

    /// <summary>Decides.</summary>
    /// <param name="groups">The groups in the order of their first documents.</param>
    /// <param name="edges">The verified pairs among the first documents.</param>
    /// <returns>The fate of each group.</returns>
    /// <exception cref="InvalidDataException">A pair names a document that is not the first of a group.</exception>
    public TwinFate[] Resolve(List<TwinGroup> groups, List<EdgeRecord> edges)
    {
        int[] order = [.. Enumerable.Range(0, groups.Count).Where(group => groups[group].Passes)];
        Array.Sort(order, (a, b) => _order.Compare(groups[a].Rank, groups[a].Best, groups[b].Rank, groups[b].Best));
        var fates = new TwinFate[groups.Count];
        Array.Fill(fates, new TwinFate(-1, 0));
        if (!settings.Verify)
        {
            foreach (int group in order)
            {
                fates[group] = new TwinFate(order[0], group == order[0] ? 1 : double.NaN);
            }

            return fates;
        }

        Neighbours neighbours = new(groups, edges, order);
        var kept = new KeptComponents(groups.Count, order, MostComparisons);
        int joined = -1;
        for (int i = 0; i < order.Length; i++)
        {
            if (i % GroupsAhead == 0 && i > 0)
            {
                ReadUnsettled(order.AsSpan(i, Math.Min(GroupsAhead, order.Length - i)), groups, neighbours, fates);
            }

            int group = order[i];
            if (settings.PrecedenceOf(groups[group].Best) is int place && place > joined)
            {
                JoinUpTo(place, joined, groups, neighbours, kept);
                joined = place;
            }

            fates[group] = FindKeeper(group, groups, neighbours, fates, kept);
            if (fates[group].Keeper == group)
            {
                kept.Keep(group);
            }
        }

        return fates;
    }

    /// <summary>In a giant cluster texts would be asked for in keep order, one jump through the files each; so those that may be asked for are read in the order of the files.</summary>
    private void ReadUnsettled(ReadOnlySpan<int> next, List<TwinGroup> groups, Neighbours neighbours, TwinFate[] fates)
    {
        if (ReadAhead is null)
        {
            return;
        }

        var unsettled = new List<DocumentAddress>();
        foreach (int group in next)
        {
            bool settled = false;
            foreach ((int neighbour, _) in neighbours.Of(group))
            {
                settled |= fates[neighbour].Keeper == neighbour;
            }

            if (!settled)
            {
                unsettled.Add(groups[group].First);
            }
        }

        unsettled.Sort();
        ReadAhead(unsettled);
    }

    /// <summary>Joins what pairs connect among groups of the precedence that is about to be decided, and of those before it.</summary>
    private void JoinUpTo(int place, int joined, List<TwinGroup> groups, Neighbours neighbours, KeptComponents kept)
    {
        for (int group = 0; group < groups.Count; group++)
        {
            foreach ((int neighbour, _) in neighbours.Of(group))
            {
                int latest = Math.Max(PlaceOf(groups[group]), PlaceOf(groups[neighbour]));
                if (neighbour > group && latest > joined && latest <= place)
                {
                    kept.Join(group, neighbour);
                }
            }
        }
    }

    private int PlaceOf(in TwinGroup group) => Math.Min(settings.PrecedenceOf(group.First), settings.PrecedenceOf(group.Best));

    private TwinFate FindKeeper(int group, List<TwinGroup> groups, Neighbours neighbours, TwinFate[] fates, KeptComponents kept)
    {
        TwinFate best = new(group, 1);
        bool found = false;
        foreach ((int neighbour, double jaccard) in neighbours.Of(group))
        {
            bool isKept = fates[neighbour].Keeper == neighbour;
            if (isKept && (!found || jaccard > best.Jaccard || (jaccard == best.Jaccard && Earlier(groups, neighbour, best.Keeper))))
            {
                best = new TwinFate(neighbour, jaccard);
                found = true;
            }
        }

        return found ? best : CompareWithKept(group, groups, neighbours, fates, kept);
    }

    private TwinFate CompareWithKept(int group, List<TwinGroup> groups, Neighbours neighbours, TwinFate[] fates, KeptComponents kept)
    {
        int left = MostComparisons;
        var tried = new HashSet<int>();
        IEnumerable<int> likely = neighbours.Of(group).Select(neighbour => fates[neighbour.Group].Keeper).Where(keeper => keeper >= 0);
        foreach (int candidate in likely.Concat(kept.Of(group)))
        {
            if (!tried.Add(candidate))
            {
                continue;
            }

            if (left-- == 0)
            {
                break;
            }

            Compared++;
            double jaccard = similarity(groups[group].First, groups[candidate].First);
            if (jaccard >= settings.Jaccard)
            {
                return new TwinFate(candidate, jaccard);
            }
        }

        return new TwinFate(group, 1);
    }

    private bool Earlier(List<TwinGroup> groups, int left, int right) =>
        _order.Compare(groups[left].Rank, groups[left].Best, groups[right].Rank, groups[right].Best) < 0;

    /// <summary>The verified pairs by group: one array cut into a stretch for each.</summary>
    private sealed class Neighbours
    {
        private readonly int[] _starts;
        private readonly (int Group, double Jaccard)[] _all;

        /// <summary>Sorts the pairs by group.</summary>
        /// <param name="groups">The groups.</param>
        /// <param name="edges">The pairs.</param>
        /// <param name="order">The groups that pass, in keep order: that of each group's neighbours, so that the order of the corpus does not show.</param>
        public Neighbours(List<TwinGroup> groups, List<EdgeRecord> edges, int[] order)
        {
            int[] places = new int[groups.Count];
            Array.Fill(places, int.MaxValue);
            for (int i = 0; i < order.Length; i++)
            {
                places[order[i]] = i;
            }

            (int A, int B)[] ends = [.. edges.Select(edge => (Find(groups, edge.A), Find(groups, edge.B)))];
            _starts = new int[groups.Count + 1];
            foreach ((int a, int b) in ends)
            {
                _starts[a + 1]++;
                _starts[b + 1]++;
            }

            for (int i = 0; i < groups.Count; i++)
            {
                _starts[i + 1] += _starts[i];
            }

            _all = new (int, double)[ends.Length * 2];
            int[] next = [.. _starts];
            for (int i = 0; i < ends.Length; i++)
            {
                (int a, int b) = ends[i];
                _all[next[a]++] = (b, edges[i].Jaccard);
                _all[next[b]++] = (a, edges[i].Jaccard);
            }

            var byPlace = Comparer<(int Group, double Jaccard)>.Create((left, right) => places[left.Group].CompareTo(places[right.Group]));
            for (int group = 0; group < groups.Count; group++)
            {
                Array.Sort(_all, _starts[group], _starts[group + 1] - _starts[group], byPlace);
            }
        }

        public ArraySegment<(int Group, double Jaccard)> Of(int group) => new(_all, _starts[group], _starts[group + 1] - _starts[group]);

        private static int Find(List<TwinGroup> groups, DocumentAddress first)
        {
            int low = 0;
            int high = groups.Count - 1;
            while (low <= high)
            {
                int middle = (low + high) / 2;
                int order = groups[middle].First.CompareTo(first);
                if (order == 0)
                {
                    return middle;
                }

                (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
            }

            throw new InvalidDataException($"a verified pair names document {first}, which is an exact duplicate of an earlier one");
        }
    }
}
