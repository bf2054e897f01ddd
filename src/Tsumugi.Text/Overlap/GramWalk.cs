namespace Tsumugi.Text.Overlap;

/// <summary>Walks over a key and stops at each run of n letters that a table holds.</summary>
/// <remarks>Two multiplications, a mixing step and one look at the filter for each letter; the table is asked for about one letter in a hundred of ordinary text. No allocation.</remarks>
internal ref struct GramWalk
{
    private readonly GramTable _table;
    private readonly ReadOnlySpan<char> _key;
    private readonly ulong _weight;
    private ulong _hash;
    private int _next;

    /// <summary>Starts in front of the first run.</summary>
    public GramWalk(GramTable table, ReadOnlySpan<char> key)
    {
        _table = table;
        _key = key;
        _weight = GramHash.LeavingWeight(table.RunLetters);
        _next = table.RunLetters;
        if (key.Length >= table.RunLetters && table.Groups > 0)
        {
            _hash = GramHash.Of(key[..table.RunLetters]);
        }
        else
        {
            _next = int.MaxValue;
        }
    }

    /// <summary>Gets where the run begins in the key.</summary>
    public int Start { get; private set; }

    /// <summary>Gets the group of the run.</summary>
    public int Group { get; private set; }

    /// <summary>Goes to the next run that the table holds.</summary>
    /// <returns>False at the end of the key.</returns>
    public bool Next()
    {
        ReadOnlySpan<char> key = _key;
        GramFilter filter = _table.Filter;
        ulong hash = _hash;
        ulong weight = _weight;
        int letters = _table.RunLetters;
        int end = _next;
        while (end <= key.Length)
        {
            ulong mixed = GramHash.Mix(hash);
            int group = filter.MayHold(mixed) ? _table.Find(mixed, key.Slice(end - letters, letters)) : -1;
            int start = end - letters;
            if (end < key.Length)
            {
                hash = GramHash.Roll(hash, key[end], key[start], weight);
            }

            end++;
            if (group >= 0)
            {
                (_hash, _next, Start, Group) = (hash, end, start, group);
                return true;
            }
        }

        _next = int.MaxValue;
        return false;
    }
}
