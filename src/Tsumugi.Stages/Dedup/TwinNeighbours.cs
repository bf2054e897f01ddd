using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>The verified pairs by group: one array cut into a stretch for each.</summary>
internal sealed class TwinNeighbours
{
    private readonly int[] _starts;
    private readonly TwinNeighbour[] _all;

    public TwinNeighbours(List<TwinGroup> groups, List<EdgeRecord> edges)
    {
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
