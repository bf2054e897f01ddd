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
/// A group that lies in a longer one is merged into the longer one, whatever the keep order says: so the longer one is decided first. Of two
/// that have equally many shingles the later lies in the earlier. A document of an earlier precedence never lies in one of a later precedence.
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
/// <param name="similarity">Computes the true similarity of two documents (exact if they are twins).</param>
internal sealed class ClusterResolver(DedupSettings settings, Func<DocumentAddress, DocumentAddress, PairSimilarity> similarity)
{
    private const int MostComparisons = 8;
    private const int GroupsAhead = 8192;

    private readonly RankOrder _order = new(settings);

    /// <summary>The precedence of each group of the cluster that is being decided.</summary>
    private int[] _precedence = [];

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
                double measured = group == order[0] ? 1 : double.NaN;
                fates[group] = new TwinFate(order[0], measured, measured);
            }

            return fates;
        }

        _precedence = [.. groups.Select(PlaceOf)];
        TwinNeighbours neighbours = new(groups, edges, order);
        if (settings.Containment > 0)
        {
            order = LongerFirst(order, neighbours, groups.Count);
        }

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
                JoinUpTo(place, joined, neighbours, kept);
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
    private void ReadUnsettled(ReadOnlySpan<int> next, List<TwinGroup> groups, TwinNeighbours neighbours, TwinFate[] fates)
    {
        if (ReadAhead is null)
        {
            return;
        }

        var unsettled = new List<DocumentAddress>();
        foreach (int group in next)
        {
            bool settled = false;
            foreach (TwinNeighbour neighbour in neighbours.Of(group))
            {
                settled |= fates[neighbour.Group].Keeper == neighbour.Group;
            }

            if (!settled)
            {
                unsettled.Add(groups[group].First);
            }
        }

        unsettled.Sort();
        ReadAhead(unsettled);
    }

    private int PlaceOf(TwinGroup group) => Math.Min(settings.PrecedenceOf(group.First), settings.PrecedenceOf(group.Best));

    /// <summary>Joins what pairs connect among groups of the precedence that is about to be decided, and of those before it.</summary>
    private void JoinUpTo(int place, int joined, TwinNeighbours neighbours, KeptComponents kept)
    {
        for (int group = 0; group < _precedence.Length; group++)
        {
            foreach (TwinNeighbour neighbour in neighbours.Of(group))
            {
                int latest = Math.Max(_precedence[group], _precedence[neighbour.Group]);
                if (neighbour.Group > group && latest > joined && latest <= place)
                {
                    kept.Join(group, neighbour.Group);
                }
            }
        }
    }

    /// <summary>Keeps the order but for groups that lie in others: each comes when all that contain it have come.</summary>
    private int[] LongerFirst(int[] order, TwinNeighbours neighbours, int groups)
    {
        int[] waitsFor = new int[groups];
        int[] places = new int[groups];
        Array.Fill(places, -1);
        for (int i = 0; i < order.Length; i++)
        {
            places[order[i]] = i;
        }

        // Containing is a strict order, by the number of shingles and then by address, so nobody waits for himself.
        foreach (int group in order)
        {
            foreach (TwinNeighbour neighbour in neighbours.Of(group))
            {
                waitsFor[group] += places[neighbour.Group] >= 0 && LiesIn(group, neighbour) ? 1 : 0;
            }
        }

        var ready = new PriorityQueue<int, int>();
        foreach (int group in order.Where(group => waitsFor[group] == 0))
        {
            ready.Enqueue(group, places[group]);
        }

        var result = new List<int>(order.Length);
        while (ready.TryDequeue(out int group, out _))
        {
            result.Add(group);
            foreach (TwinNeighbour neighbour in neighbours.Of(group))
            {
                if (places[neighbour.Group] >= 0 && Holds(group, neighbour) && --waitsFor[neighbour.Group] == 0)
                {
                    ready.Enqueue(neighbour.Group, places[neighbour.Group]);
                }
            }
        }

        return [.. result];
    }

    private TwinFate FindKeeper(int group, List<TwinGroup> groups, TwinNeighbours neighbours, TwinFate[] fates, KeptComponents kept)
    {
        TwinNeighbour? best = null;
        foreach (TwinNeighbour neighbour in neighbours.Of(group))
        {
            bool mayKeep = fates[neighbour.Group].Keeper == neighbour.Group && (IsNear(neighbour.Jaccard) || LiesIn(group, neighbour));
            if (mayKeep && (best is not { } other || IsBetter(neighbour, other, groups)))
            {
                best = neighbour;
            }
        }

        return best is { } keeper ? new TwinFate(keeper.Group, keeper.Jaccard, keeper.OfOwn) : CompareWithKept(group, groups, neighbours, fates, kept);
    }

    /// <summary>Similar ones go before containing ones, then the number decides, then the keep order.</summary>
    private bool IsBetter(in TwinNeighbour left, in TwinNeighbour right, List<TwinGroup> groups)
    {
        bool near = IsNear(left.Jaccard);
        int order = near.CompareTo(IsNear(right.Jaccard));
        order = order != 0 ? order : (near ? left.Jaccard.CompareTo(right.Jaccard) : left.OfOwn.CompareTo(right.OfOwn));
        return order > 0 || (order == 0 && Earlier(groups, left.Group, right.Group));
    }

    private bool IsNear(double jaccard) => jaccard >= settings.Jaccard;

    /// <summary>Says whether a group lies in its neighbour without being similar to it.</summary>
    private bool LiesIn(int group, in TwinNeighbour neighbour) =>
        settings.Containment > 0 && !IsNear(neighbour.Jaccard) && neighbour.OfOwn >= settings.Containment && _precedence[neighbour.Group] <= _precedence[group]
        && (neighbour.OfOwn > neighbour.OfOther || (neighbour.OfOwn.Equals(neighbour.OfOther) && neighbour.Group < group));

    private bool Holds(int group, in TwinNeighbour neighbour) => LiesIn(neighbour.Group, new TwinNeighbour(group, neighbour.Jaccard, neighbour.OfOther, neighbour.OfOwn));

    private TwinFate CompareWithKept(int group, List<TwinGroup> groups, TwinNeighbours neighbours, TwinFate[] fates, KeptComponents kept)
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
            PairSimilarity pair = similarity(groups[group].First, groups[candidate].First);
            if (IsNear(pair.Jaccard) || LiesIn(group, new TwinNeighbour(candidate, pair.Jaccard, pair.OfLeft, pair.OfRight)))
            {
                return new TwinFate(candidate, pair.Jaccard, pair.OfLeft);
            }
        }

        return new TwinFate(group, 1, 1);
    }

    private bool Earlier(List<TwinGroup> groups, int left, int right) =>
        _order.Compare(groups[left].Rank, groups[left].Best, groups[right].Rank, groups[right].Best) < 0;
}
