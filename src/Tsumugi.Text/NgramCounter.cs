namespace Tsumugi.Text;

/// <summary>Counts the character n-grams of a text for n = 2 to 10, exactly.</summary>
/// <remarks>
/// <para>
/// An n-gram can only occur twice if the two (n−1)-grams inside it do. So each length looks only at places where the former length found
/// repeats at this letter and at the next one; everywhere else the n-gram is known to be unique. In prose a seventh of the places are left at
/// n = 5 and almost none at n = 10, so nine lengths cost little more than two.
/// </para>
/// <code>
/// letters     あ い う か あ い う え
/// 2-grams     あい いう う か …      repeated at 0 1 4 5
/// 3-grams     looks at 0 and 4 only: their (n−1)-grams at 0,1 and 4,5 are neighbours in the list
/// </code>
/// <para>
/// An n-gram is named by the pair of names of its two (n−1)-grams; a 1-gram's name is its code point. Names are compared whole, so no hash can
/// make two n-grams one. Memory: 28 bytes per letter, kept from text to text. One thread.
/// </para>
/// </remarks>
internal sealed class NgramCounter
{
    private readonly KeyTable _table = new();
    private int[] _places = [];
    private int[] _names = [];
    private int _count;

    /// <summary>Counts all lengths.</summary>
    /// <param name="text">The text.</param>
    /// <param name="letters">Its length in code points.</param>
    /// <param name="seed">See <see cref="KeyTable"/>.</param>
    /// <param name="counts">Receives the counts of n at index n, from 2 as far as it reaches.</param>
    public void Count(ReadOnlySpan<char> text, int letters, ulong seed, Span<NgramCounts> counts)
    {
        Spell(text, letters);
        for (int n = 2; n < counts.Length; n++)
        {
            counts[n] = Lengthen(letters - n + 1, seed);
        }
    }

    /// <summary>Finds the stretches of a text in which every n-gram occurs more than once in the text; in code points, in text order.</summary>
    public void FindRepeated(ReadOnlySpan<char> text, int letters, ulong seed, int n, ICollection<(int Start, int End)> stretches)
    {
        Spell(text, letters);
        for (int length = 2; length <= n; length++)
        {
            _ = Lengthen(letters - length + 1, seed);
        }

        for (int i = 0; i < _count;)
        {
            int first = i++;
            while (i < _count && _places[i] == _places[i - 1] + 1)
            {
                i++;
            }

            stretches.Add((_places[first], _places[i - 1] + n));
        }
    }

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int letters)
    {
        _table.Trim(letters);
        if (_places.Length > letters)
        {
            _places = [];
            _names = [];
        }
    }

    /// <summary>Begins with the 1-grams: each place, named by its code point.</summary>
    private void Spell(ReadOnlySpan<char> text, int letters)
    {
        if (_places.Length < letters)
        {
            int size = (int)Math.Min(Array.MaxLength, Math.Max(letters, _places.Length * 2L));
            _places = new int[size];
            _names = new int[size];
        }

        Span<int> places = _places.AsSpan(0, letters);
        Span<int> names = _names.AsSpan(0, letters);
        int unit = 0;
        for (int i = 0; i < names.Length; i++)
        {
            char first = text[unit++];
            places[i] = i;
            names[i] = char.IsHighSurrogate(first) && unit < text.Length && char.IsLowSurrogate(text[unit])
                ? char.ConvertToUtf32(first, text[unit++])
                : first;
        }

        _count = letters;
    }

    /// <summary>Goes from the places of repeated (n−1)-grams to those of repeated n-grams.</summary>
    private NgramCounts Lengthen(int total, ulong seed)
    {
        if (total <= 0)
        {
            _count = 0;
            return default;
        }

        int candidates = Name(seed);
        ReadOnlySpan<KeyTable.Entry> entries = _table.Entries;
        Span<int> places = _places;
        Span<int> names = _names;
        int kept = 0;
        for (int i = 0; i < candidates; i++)
        {
            int name = names[i];
            names[kept] = name;
            places[kept] = places[i];
            kept += entries[name].Count > 1 ? 1 : 0;
        }

        _count = kept;
        int distinctRepeated = 0;
        int topCount = 1;
        int topFirst = 0;
        foreach (ref readonly KeyTable.Entry entry in entries)
        {
            distinctRepeated += entry.Count > 1 ? 1 : 0;
            if (entry.Count > topCount)
            {
                topCount = entry.Count;
                topFirst = entry.First;
            }
        }

        return new NgramCounts(total, total - kept + distinctRepeated, distinctRepeated, kept, topCount, topFirst);
    }

    /// <summary>Names the n-grams at places whose (n−1)-gram and the next place's are both repeated; moves them to the front of the lists.</summary>
    private int Name(ulong seed)
    {
        _table.Clear(_count, seed);
        Span<int> places = _places.AsSpan(0, _count);
        Span<int> names = _names.AsSpan(0, _count);
        int candidates = 0;
        for (int i = 0; i + 1 < places.Length; i++)
        {
            int place = places[i];
            if (places[i + 1] == place + 1)
            {
                // Writing at or before i is safe: places i and i + 1 are read already or lie ahead.
                int name = _table.Add(((ulong)(uint)names[i] << 32) | (uint)names[i + 1], place);
                places[candidates] = place;
                names[candidates] = name;
                candidates++;
            }
        }

        return candidates;
    }
}
