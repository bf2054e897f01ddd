using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>The verified pairs by group: one array cut into a stretch for each.</summary>
internal sealed class TwinNeighbours
{
    private readonly int[] _starts;
    private readonly TwinNeighbour[] _all;

    /// <summary>Sorts the pairs by group.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="edges">The pairs.</param>
    /// <param name="order">The groups that pass, in keep order: that of each group's neighbours, so that the order of the corpus does not show.</param>
    public TwinNeighbours(List<TwinGroup> groups, List<EdgeRecord> edges, int[] order)
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

        _all = new TwinNeighbour[ends.Length * 2];
        int[] next = [.. _starts];
        for (int i = 0; i < ends.Length; i++)
        {
            (int a, int b) = ends[i];
            _all[next[a]++] = new TwinNeighbour(b, edges[i].Jaccard, edges[i].OfA, edges[i].OfB);
            _all[next[b]++] = new TwinNeighbour(a, edges[i].Jaccard, edges[i].OfB, edges[i].OfA);
        }

        var byPlace = Comparer<TwinNeighbour>.Create((left, right) => places[left.Group].CompareTo(places[right.Group]));
        for (int group = 0; group < groups.Count; group++)
        {
            Array.Sort(_all, _starts[group], _starts[group + 1] - _starts[group], byPlace);
        }
    }

    public ArraySegment<TwinNeighbour> Of(int group) => new(_all, _starts[group], _starts[group + 1] - _starts[group]);

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
