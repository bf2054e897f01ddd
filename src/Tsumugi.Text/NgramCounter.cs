using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tsumugi.Text;

/// <summary>Counts the character n-grams of a text for n = 2 to 10, exactly.</summary>
/// <remarks>
/// <para>
/// An n-gram is named by the place at which it occurs first. Going from n − 1 to n rests on three facts. (1) An n-gram can only occur twice if both
/// (n−1)-grams inside it do, so only places are looked at where this letter's and the next letter's (n−1)-gram are repeated; in prose a
/// sixth of the places is left at n = 5 and almost none at n = 10. (2) If the (n−1)-grams at place i have the names p and q, and
/// the one at p + 1 is also named q, then the n-gram at i is the one at p, and p is its first place: nothing to look up. (3) Otherwise it
/// differs from the one at p, and a table over the pairs (p, q) knows it or learns it.
/// </para>
/// <code>
/// place     0  1  2  3  4  5  6  7
/// letter    あ い う か あ い う え
/// 2-gram    0  1  2  3  0  1  6  7       names; repeated at 0 1 4 5
/// 3-gram    0  1  2  3  0  5  6  7       looks at 0 and 4; at 4: p = 0, q = 1, and the name at 0 + 1 is 1: the 3-gram of 0
/// </code>
/// <para>
/// Names are compared, never hashes, so no hash can make two n-grams one; the hash only says where to look, and it depends on the text, so no
/// text can be written for which everything meets in one place. Memory: 20 bytes per letter and up to 32 per different n-gram, kept from
/// text to text. One thread.
/// </para>
/// </remarks>
internal sealed class NgramCounter
{
    // A text of ordinary length never grows its table; a giant begins with one that fits the cache.
    private const int StartingSlots = 1 << 16;

    private FirstLetters? _firstLetters;
    private int[] _names = [];
    private int[] _live = [];
    private int[] _next = [];
    private int[] _nextNames = [];
    private int[] _counts = [];
    private int[] _slots = [];
    private int[] _formerSlots = [];
    private int _mask;
    private int _used;
    private int _liveCount;
    private ulong _multiplier;
    private int _length;

    /// <summary>Counts all lengths.</summary>
    /// <param name="text">The text.</param>
    /// <param name="letters">Its length in code points.</param>
    /// <param name="seed">A hash of the text.</param>
    /// <param name="counts">Receives the counts of n at index n, from 2 as far as it reaches.</param>
    /// <param name="tops">Receives the most frequent n-gram of n at index n; as long.</param>
    public void Count(ReadOnlySpan<char> text, int letters, ulong seed, Span<NgramCounts> counts, Span<TopNgram> tops)
    {
        Begin(text, letters, seed);
        for (int n = 2; n < counts.Length; n++)
        {
            counts[n] = Lengthen(letters - n + 1, out tops[n]);
        }

        _length = counts.Length - 1;
    }

    /// <summary>Counts the n-grams of words of a text that has more different words than there are numbers of 16 bits.</summary>
    public void Count(Words.WordCensus words, ulong seed, Span<NgramCounts> counts, Span<TopNgram> tops)
    {
        int length = words.Count;
        Reserve(length);
        _multiplier = seed | 1;
        words.NamePlaces(_names.AsSpan(0, length));
        LookAtAll(length);
        for (int n = 2; n < counts.Length; n++)
        {
            counts[n] = Lengthen(length - n + 1, out tops[n]);
        }

        _length = 0;
    }

    /// <summary>Turns to another text: nothing that was counted holds for it.</summary>
    public void Forget() => _length = 0;

    /// <summary>Finds the stretches of a text in which every n-gram occurs more than once in the text; in code points, in text order.</summary>
    /// <remarks>Asked for rising lengths of one text, it goes on from the length it has reached; call <see cref="Forget"/> between texts.</remarks>
    public void FindRepeated(ReadOnlySpan<char> text, int letters, ulong seed, int n, ICollection<(int Start, int End)> stretches)
    {
        if (_length == 0 || _length > n)
        {
            Begin(text, letters, seed);
            _length = 1;
        }

        while (_length < n)
        {
            _length++;
            _ = Lengthen(letters - _length + 1, out _);
        }

        for (int i = 0; i < _liveCount;)
        {
            int first = i++;
            while (i < _liveCount && _live[i] == _live[i - 1] + 1)
            {
                i++;
            }

            stretches.Add((_live[first], _live[i - 1] + n));
        }
    }

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int letters)
    {
        if (_names.Length > letters)
        {
            _names = _live = _next = _nextNames = _counts = _slots = _formerSlots = [];
            _firstLetters = null;
            _length = 0;
        }
    }

    /// <summary>Names the 1-grams; all places are looked at.</summary>
    private void Begin(ReadOnlySpan<char> text, int letters, ulong seed)
    {
        Reserve(letters);
        _multiplier = seed | 1;
        _firstLetters ??= new FirstLetters();
        _firstLetters.Name(text, text.Length - letters, seed, _names.AsSpan(0, letters));
        LookAtAll(letters);
    }

    private void Reserve(int letters)
    {
        if (_names.Length < letters)
        {
            int size = (int)Math.Min(Array.MaxLength, Math.Max(letters, _names.Length * 2L));
            _names = new int[size];
            _live = new int[size];
            _next = new int[size];
            _nextNames = new int[size];
            _counts = new int[size];
        }
    }

    private void LookAtAll(int letters)
    {
        Span<int> live = _live.AsSpan(0, letters);
        for (int i = 0; i < live.Length; i++)
        {
            live[i] = i;
        }

        _liveCount = letters;
    }

    /// <summary>Goes from the names of the (n−1)-grams and the places of the repeated ones to those of the n-grams.</summary>
    private NgramCounts Lengthen(int total, out TopNgram top)
    {
        if (total <= 0)
        {
            _liveCount = 0;
            top = default;
            return default;
        }

        int candidates = NameCandidates();
        ReadOnlySpan<int> live = _live.AsSpan(0, _liveCount);
        Span<int> names = _names;
        foreach (int place in live)
        {
            names[place] = place;
        }

        return Settle(total, candidates, out top);
    }

    /// <summary>Names the n-grams that may be repeated and counts them.</summary>
    private int NameCandidates()
    {
        ReadOnlySpan<int> live = _live.AsSpan(0, _liveCount);
        Span<int> next = _next.AsSpan(0, _liveCount);
        Span<int> nextNames = _nextNames.AsSpan(0, _liveCount);
        int[] names = _names;
        int[] counts = _counts;
        foreach (int place in live)
        {
            counts[place] = 0;
        }

        ClearSlots((int)Math.Min(StartingSlots, BitOperations.RoundUpToPowerOf2((uint)_liveCount + 2)));
        int candidates = 0;
        for (int i = 0; i + 1 < live.Length; i++)
        {
            int place = live[i];
            if (live[i + 1] != place + 1)
            {
                continue;
            }

            int p = names[place];
            int q = names[place + 1];
            int name = names[p + 1] == q ? p : Look(p, q, place);
            counts[name]++;
            next[candidates] = place;
            nextNames[candidates] = name;
            candidates++;
        }

        return candidates;
    }

    /// <summary>Keeps the places whose n-gram occurs more than once.</summary>
    private NgramCounts Settle(int total, int candidates, out TopNgram top)
    {
        ReadOnlySpan<int> next = _next.AsSpan(0, candidates);
        ReadOnlySpan<int> nextNames = _nextNames.AsSpan(0, candidates);
        Span<int> live = _live;
        int[] names = _names;
        int[] counts = _counts;
        int kept = 0;
        int distinctRepeated = 0;
        int topCount = 1;
        int topFirst = 0;
        for (int i = 0; i < next.Length; i++)
        {
            int place = next[i];
            int name = nextNames[i];
            int count = counts[name];
            bool isRepeated = count > 1;
            names[place] = isRepeated ? name : place;
            live[kept] = place;
            kept += isRepeated ? 1 : 0;
            distinctRepeated += isRepeated & name == place ? 1 : 0;
            if (count > topCount)
            {
                topCount = count;
                topFirst = name;
            }
        }

        _liveCount = kept;
        top = new TopNgram(total, topCount, topFirst);
        return new NgramCounts(total, total - kept + distinctRepeated, distinctRepeated, kept);
    }

    /// <summary>Finds the first place with a pair of names; this one if it is new. Slots hold places + 1; the pair is read back from the names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Look(int p, int q, int place)
    {
        int[] slots = _slots;
        int[] names = _names;
        int slot = SlotOf(p, q);
        while (true)
        {
            int known = slots[slot] - 1;
            if (known < 0)
            {
                Learn(slot, place);
                return place;
            }

            if (names[known] == p && names[known + 1] == q)
            {
                return known;
            }

            slot = (slot + 1) & _mask;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(int p, int q)
    {
        // Multiplying to 128 bits and folding them lets every bit of both names reach the lower bits that are used.
        ulong high = Math.BigMul((((ulong)(uint)p << 32) | (uint)q) ^ 0x9E3779B97F4A7C15, _multiplier, out ulong low);
        return (int)(high ^ low) & _mask;
    }

    private void Learn(int slot, int place)
    {
        _slots[slot] = place + 1;
        if (++_used * 2L > _mask && _mask < (1 << 30) - 1)
        {
            Grow();
        }
    }

    private void Grow()
    {
        int former = _mask + 1;
        (_slots, _formerSlots) = (_formerSlots, _slots);
        ClearSlots((int)Math.Min(1 << 30, former * 4L));
        foreach (int known in _formerSlots.AsSpan(0, former))
        {
            if (known == 0)
            {
                continue;
            }

            int slot = SlotOf(_names[known - 1], _names[known]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = known;
            _used++;
        }
    }

    private void ClearSlots(int slots)
    {
        if (_slots.Length < slots)
        {
            _slots = new int[slots];
        }

        _slots.AsSpan(0, slots).Clear();
        _mask = slots - 1;
        _used = 0;
    }
}
