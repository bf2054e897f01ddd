using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tsumugi.Text;

/// <summary>Finds the phrases of a list in a text: at the leftmost place the longest phrase, then on behind it.</summary>
/// <remarks>
/// <para>
/// A trie in a double array (Aoe 1989). Letters that occur in phrases get small codes; the child of state <c>s</c> by code <c>c</c> is the slot
/// <c>base[s] + c</c>, and it is truly a child if that slot's owner is <c>s</c>. Most letters of a text begin no phrase, which one look at the
/// code table and one at the owners tells.
/// </para>
/// <code>
/// phrases  ab, ac, b           codes a=1 b=2 c=3
/// slot     0     1    2    3    4    5
///          root  a    b         ab   ac        base[root] = 0, base[a] = 2
/// owner    -     0    0    -    1    1
/// </code>
/// <para>
/// Letters are compared as they are: no folding of width, case or kana. Immutable, thread-safe, allocates nothing when searching.
/// Cost: at most the longest phrase per letter; about a nanosecond per letter where nothing begins.
/// </para>
/// </remarks>
public sealed class PhraseAutomaton
{
    /// <summary>The most units that are looked at for places at once.</summary>
    public const int Stretch = 1024;

    private const int Free = -1;
    private const int FilterBits = 1 << 16;

    private readonly string[] _phrases;
    private readonly int[] _letters;
    private readonly ushort[] _pages = new ushort[256];
    private readonly ushort[] _codes;
    private readonly ulong[] _singles = new ulong[FilterBits >> 6]; // phrases of one letter
    private readonly ulong[] _pairs = new ulong[FilterBits >> 6]; // phrases of two letters
    private readonly ulong[] _triples = new ulong[FilterBits >> 6]; // the first three letters of the others
    private readonly ulong[] _triplesAgain = new ulong[FilterBits >> 6]; // by another hash
    private Slot[] _slots = [];

    /// <summary>Builds the automaton; empty and repeated phrases are left out.</summary>
    /// <exception cref="OverflowException">There are more than 65,535 different letters in the phrases.</exception>
    public PhraseAutomaton(IEnumerable<string> phrases)
    {
        _phrases = [.. phrases.Where(phrase => phrase.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _letters = [.. _phrases.Select(phrase => phrase.Length - Enumerable.Range(1, phrase.Length - 1).Count(i => char.IsSurrogatePair(phrase[i - 1], phrase[i])))];
        _codes = Encode(out int codes);
        Fill(codes);
        FillFilters();
    }

    /// <summary>Gets the phrases in ordinal order.</summary>
    public IReadOnlyList<string> Phrases => _phrases;

    /// <summary>Gets the letters (code points) of each phrase.</summary>
    public ReadOnlySpan<int> PhraseLetters => _letters;

    /// <summary>Finds the places of a stretch at which a phrase may begin; most of the others are told by a bit for their next three letters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The first unit to look at.</param>
    /// <param name="starts">Receives the places; as many units are looked at as it has room for, at most <see cref="Stretch"/>.</param>
    /// <returns>How many places there are; phrases do not have to begin there.</returns>
    [SkipLocalsInit]
    public int FindStarts(ReadOnlySpan<char> text, int from, Span<int> starts)
    {
        ReadOnlySpan<char> rest = text[from..];
        int length = Math.Min(starts.Length, rest.Length);
        Span<ushort> letters = stackalloc ushort[Stretch + LetterCensus.Padding];
        Span<ushort> pairs = stackalloc ushort[Stretch];
        Span<ushort> triples = stackalloc ushort[Stretch];
        int copied = Math.Min(length + 2, rest.Length);
        MemoryMarshal.Cast<char, ushort>(rest[..copied]).CopyTo(letters);
        letters.Slice(copied, length + LetterCensus.Padding - copied).Clear(); // behind the text no phrase goes on
        NgramHashes.Write(letters, 2, NgramHashes.MostBits, pairs[..length]);
        NgramHashes.Write(letters, 3, NgramHashes.MostBits, triples[..length]);
        int found = 0;
        for (int i = 0; i < length; i++)
        {
            starts[found] = i;
            found += (int)(BitOf(_singles, letters[i]) | BitOf(_pairs, pairs[i]) | BitOf(_triples, triples[i])) & 1;
        }

        // What is left is asked once more, by another hash of the three letters.
        int kept = 0;
        foreach (int i in starts[..found])
        {
            int other = OtherTripleOf(letters[i], letters[i + 1], letters[i + 2]);
            starts[kept] = from + i;
            kept += (int)(BitOf(_singles, letters[i]) | BitOf(_pairs, pairs[i]) | BitOf(_triplesAgain, other)) & 1;
        }

        return kept;
    }

    /// <summary>Says whether a phrase may begin at the beginning of a text.</summary>
    public bool MayBegin(ReadOnlySpan<char> text)
    {
        ushort first = text.Length > 0 ? text[0] : (ushort)0;
        ushort second = text.Length > 1 ? text[1] : (ushort)0;
        ushort third = text.Length > 2 ? text[2] : (ushort)0;
        return ((BitOf(_singles, first) | BitOf(_pairs, NgramHashes.Of(first, second)) | BitOf(_triplesAgain, OtherTripleOf(first, second, third))) & 1) != 0;
    }

    /// <summary>Finds all phrases that begin at a place, the shortest first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place.</param>
    /// <param name="phrases">Receives their indexes; what does not fit is left out.</param>
    /// <returns>How many there are.</returns>
    public int AllAt(ReadOnlySpan<char> text, int start, Span<int> phrases)
    {
        Slot[] slots = _slots;
        int count = 0;
        int state = CodeOf(text[start]);
        if (state == 0 || slots[state].Owner != 0)
        {
            return 0;
        }

        for (int i = start + 1; ; i++)
        {
            if (slots[state].Phrase >= 0 && count < phrases.Length)
            {
                phrases[count++] = slots[state].Phrase;
            }

            int code = i < text.Length ? CodeOf(text[i]) : 0;
            int next = slots[state].Base + code;
            if (code == 0 || slots[next].Owner != state)
            {
                return count;
            }

            state = next;
        }
    }

    /// <summary>Finds the next phrase.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The first unit at which a phrase may begin; the former hit's end to go on.</param>
    /// <param name="hit">The phrase found.</param>
    /// <returns>False if there is none any more.</returns>
    public bool TryFind(ReadOnlySpan<char> text, int from, out PhraseHit hit)
    {
        Slot[] slots = _slots;
        for (int start = from; start < text.Length; start++)
        {
            int state = CodeOf(text[start]);
            if (slots[state].Owner != 0)
            {
                continue;
            }

            int phrase = slots[state].Phrase;
            int end = start + 1;
            for (int i = start + 1; i < text.Length; i++)
            {
                int code = CodeOf(text[i]);
                int next = slots[state].Base + code;
                if (code == 0 || slots[next].Owner != state)
                {
                    break;
                }

                state = next;
                if (slots[state].Phrase >= 0)
                {
                    phrase = slots[state].Phrase;
                    end = i + 1;
                }
            }

            if (phrase >= 0)
            {
                hit = new PhraseHit(start, end, phrase, _letters[phrase]);
                return true;
            }
        }

        hit = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CodeOf(char letter) => _codes[(_pages[letter >> 8] << 8) | (byte)letter];

    /// <summary>Gets a bit of a filter, and others above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong BitOf(ulong[] filter, int bit)
    {
        Debug.Assert((uint)bit < FilterBits && filter.Length == FilterBits >> 6, "no filter has the bit");

        // SAFETY: all filters have FilterBits = 65,536 bits, and a bit is a letter or a hash of sixteen bits.
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(filter), bit >> 6) >> bit;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int OtherTripleOf(int first, int second, int third) => (int)((((uint)first * 0x85EBCA77) ^ ((uint)second * 0xC2B2AE3D)) + ((uint)third * 0x27D4EB2F) >> 13) & (FilterBits - 1);

    private void FillFilters()
    {
        Span<ushort> letters = stackalloc ushort[1 + LetterCensus.Padding];
        Span<ushort> hash = stackalloc ushort[1];
        foreach (string phrase in _phrases)
        {
            int length = Math.Min(phrase.Length, 3);
            letters.Clear();
            MemoryMarshal.Cast<char, ushort>(phrase.AsSpan(0, length)).CopyTo(letters);
            NgramHashes.Write(letters, length, NgramHashes.MostBits, hash);
            int bit = length == 1 ? phrase[0] : hash[0];
            (length switch { 1 => _singles, 2 => _pairs, _ => _triples })[bit >> 6] |= 1UL << bit;
            if (length == 3)
            {
                int other = OtherTripleOf(phrase[0], phrase[1], phrase[2]);
                _triplesAgain[other >> 6] |= 1UL << other;
            }
        }
    }

    /// <summary>Numbers the letters that occur; page 0 is the empty one.</summary>
    private ushort[] Encode(out int codes)
    {
        var table = new List<ushort>(new ushort[256]);
        codes = 0;
        foreach (char letter in _phrases.SelectMany(phrase => phrase).Distinct().Order())
        {
            ref ushort page = ref _pages[letter >> 8];
            if (page == 0)
            {
                page = (ushort)(table.Count >> 8);
                table.AddRange(new ushort[256]);
            }

            table[(page << 8) | (byte)letter] = checked((ushort)++codes);
        }

        return [.. table];
    }

    /// <summary>Lays the trie out; phrases are sorted, so the children of a state are neighbouring runs of the list.</summary>
    private void Fill(int codes)
    {
        Reserve(codes + 1);
        _slots[0] = new Slot { Owner = 0, Phrase = Free };
        var waiting = new Queue<(int State, int First, int End, int Depth)>();
        waiting.Enqueue((0, 0, _phrases.Length, 0));
        int search = 1;
        while (waiting.TryDequeue(out (int State, int First, int End, int Depth) node))
        {
            List<(int Code, int First, int End)> children = Children(node.First, node.End, node.Depth);
            if (children.Count == 0)
            {
                continue;
            }

            int place = node.State == 0 ? 0 : FindPlace(children, codes, ref search);
            _slots[node.State].Base = place;
            Reserve(place + codes + 1);
            foreach ((int code, int first, int end) in children)
            {
                bool isWhole = _phrases[first].Length == node.Depth + 1;
                _slots[place + code] = new Slot { Owner = node.State, Phrase = isWhole ? first : Free };
                waiting.Enqueue((place + code, isWhole ? first + 1 : first, end, node.Depth + 1));
            }
        }

        // Code 0 (a letter of no phrase) from the root must not look like a child.
        _slots[0].Owner = Free;
    }

    private List<(int Code, int First, int End)> Children(int first, int end, int depth)
    {
        var children = new List<(int Code, int First, int End)>();
        for (int i = first; i < end;)
        {
            char letter = _phrases[i][depth];
            int run = i;
            while (i < end && _phrases[i][depth] == letter)
            {
                i++;
            }

            children.Add((CodeOf(letter), run, i));
        }

        return children;
    }

    /// <summary>Finds the first base at which the slots of all children are free.</summary>
    private int FindPlace(List<(int Code, int First, int End)> children, int codes, ref int search)
    {
        Reserve(search + 1);
        while (_slots[search].Owner != Free)
        {
            Reserve(++search + 1);
        }

        int place = Math.Max(0, search - children[0].Code);
        while (true)
        {
            Reserve(place + codes + 1);
            int fit = 0;
            while (fit < children.Count && _slots[place + children[fit].Code].Owner == Free)
            {
                fit++;
            }

            if (fit == children.Count)
            {
                return place;
            }

            place++;
        }
    }

    private void Reserve(int slots)
    {
        int old = _slots.Length;
        if (old < slots)
        {
            Array.Resize(ref _slots, Math.Max(slots, old * 2));
            _slots.AsSpan(old).Fill(new Slot { Owner = Free, Phrase = Free });
        }
    }

    private struct Slot
    {
        public int Base;
        public int Owner;
        public int Phrase;
    }
}
