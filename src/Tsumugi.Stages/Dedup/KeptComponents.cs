namespace Tsumugi.Stages.Dedup;

/// <summary>The groups of a cluster as far as they are decided, joined by their pairs, and the first kept ones of each such component.</summary>
/// <param name="groups">How many groups the cluster has.</param>
/// <param name="order">Those that pass the rules, in keep order.</param>
/// <param name="most">How many kept ones of a component are remembered.</param>
internal sealed class KeptComponents(int groups, int[] order, int most)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, groups)];
    private readonly int[] _places = Places(groups, order);
    private readonly List<int>?[] _kept = new List<int>?[groups];

    /// <summary>Joins the components of two groups.</summary>
    public void Join(int left, int right)
    {
        int a = Find(left);
        int b = Find(right);
        if (a == b)
        {
            return;
        }

        (int root, int other) = a < b ? (a, b) : (b, a);
        _parents[other] = root;
        _kept[root] = Merge(_kept[root], _kept[other]);
        _kept[other] = null;
    }

    /// <summary>Notes that a group is kept; asked in keep order.</summary>
    public void Keep(int group)
    {
        List<int> kept = _kept[Find(group)] ??= [];
        if (kept.Count < most)
        {
            kept.Add(group);
        }
    }

    /// <summary>Gets the first kept groups of a group's component, in keep order.</summary>
    public IReadOnlyList<int> Of(int group) => _kept[Find(group)] ?? [];

    private static int[] Places(int groups, int[] order)
    {
        int[] places = new int[groups];
        for (int place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }

        return places;
    }

    private int Find(int group)
    {
        while (_parents[group] != group)
        {
            group = _parents[group] = _parents[_parents[group]];
        }

        return group;
    }

    private List<int>? Merge(List<int>? left, List<int>? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        var merged = new List<int>(Math.Min(most, left.Count + right.Count));
        for (int l = 0, r = 0; merged.Count < most && (l < left.Count || r < right.Count);)
        {
            bool takeLeft = r == right.Count || (l < left.Count && _places[left[l]] < _places[right[r]]);
            merged.Add(takeLeft ? left[l++] : right[r++]);
        }

        return merged;
    }
}
