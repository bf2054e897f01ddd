using System.Runtime.InteropServices;

namespace Tsumugi.Text.Overlap;

/// <summary>Collects passages and makes an <see cref="OverlapIndex"/> of them.</summary>
/// <remarks>
/// Protocol: <see cref="BeginSet"/>, then <see cref="Add"/> for each text of each item of the set, and so on for each set, then <see cref="Build"/>;
/// after it, further sets may be added and all built anew. One thread. The same passages in the same order make the same index. Memory while building: the passages twice and 12 bytes a letter.
/// </remarks>
public sealed class OverlapIndexBuilder
{
    private readonly int _runLetters;
    private readonly int _wholeLetters;
    private readonly List<char> _letters = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _owners = [];
    private readonly List<OverlapSet> _sets = [];
    private Dictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <summary>Creates an empty builder.</summary>
    /// <param name="runLetters">Letters of a run, n.</param>
    /// <param name="wholeLetters">Letters from which on a passage shorter than n is looked for as a whole; at most n.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or the second one is greater than the first.</exception>
    public OverlapIndexBuilder(int runLetters, int wholeLetters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wholeLetters, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wholeLetters, runLetters);
        _runLetters = runLetters;
        _wholeLetters = wholeLetters;
    }

    /// <summary>Gets the letters of all passages so far.</summary>
    public long Letters => _letters.Count;

    /// <summary>Begins the next set.</summary>
    /// <param name="templateOwners">More items than this that share a run of letters make it a part of the set's template; see <see cref="EndSet"/> for sets whose size is not known before.</param>
    public void BeginSet(int templateOwners = int.MaxValue)
    {
        _known = new Dictionary<string, int>(StringComparer.Ordinal);
        _sets.Add(new OverlapSet(_owners.Count, 0, templateOwners));
    }

    /// <summary>Says, once all items of the set are added, how many may share a run of letters before it counts as the set's template.</summary>
    public void EndSet(int templateOwners) => _sets[^1] = _sets[^1] with { TemplateOwners = templateOwners };

    /// <summary>Adds a passage of one item.</summary>
    /// <param name="key">The folded letters.</param>
    /// <returns>The passage, the same one for equal keys of a set; −1 if it is too short to be looked for.</returns>
    public int Add(ReadOnlySpan<char> key)
    {
        if (key.Length < _wholeLetters)
        {
            return -1;
        }

        if (!_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out int passage))
        {
            passage = _owners.Count;
            _known.Add(key.ToString(), passage);
            _letters.AddRange(key);
            _starts.Add(_letters.Count);
            _owners.Add(0);
            _sets[^1] = _sets[^1] with { Passages = _sets[^1].Passages + 1 };
        }

        _owners[passage]++;
        return passage;
    }

    /// <summary>Makes the index.</summary>
    public OverlapIndex Build()
    {
        char[] letters = [.. _letters];
        int[] starts = [.. _starts];
        int[] counted = new int[_owners.Count];
        GramTable grams = Table(letters, starts, _runLetters, passage => LengthOf(passage) >= _runLetters, everyRun: true);
        GramTable wholes = Table(letters, starts, _wholeLetters, passage => LengthOf(passage) < _runLetters, everyRun: false);
        for (int passage = 0; passage < counted.Length; passage++)
        {
            counted[passage] = LengthOf(passage) < _runLetters
                ? Whole(wholes, passage, letters.AsSpan(starts[passage], LengthOf(passage)))
                : CoveredLetters.Of(grams, passage, letters.AsSpan(starts[passage], LengthOf(passage)), [], 0);
        }

        return new OverlapIndex(letters, starts, counted, grams, wholes);
    }

    private int LengthOf(int passage) => _starts[passage + 1] - _starts[passage];

    /// <summary>Gets the letters of a short passage; 0 if it was left out as a template.</summary>
    private static int Whole(GramTable wholes, int passage, ReadOnlySpan<char> key)
    {
        GramWalk walk = new(wholes, key[..wholes.RunLetters]);
        return walk.Next() && wholes.Holds(walk.Group, passage) ? key.Length : 0;
    }

    private GramTable Table(char[] letters, int[] starts, int runLetters, Func<int, bool> takes, bool everyRun)
    {
        List<ulong> hashes = [];
        List<int> places = [];
        for (int passage = 0; passage < _owners.Count; passage++)
        {
            if (takes(passage))
            {
                int runs = everyRun ? LengthOf(passage) - runLetters + 1 : 1;
                Hash(letters, starts[passage], runs, runLetters, hashes, places);
            }
        }

        RunGroups groups = new(letters, runLetters, CollectionsMarshal.AsSpan(hashes), CollectionsMarshal.AsSpan(places));
        List<int> groupPlaces = [];
        List<int> groupStarts = [0];
        List<int> passages = [];
        while (groups.Next())
        {
            int before = passages.Count;
            Collect(groups.Places, starts, passages, everyRun);
            if (passages.Count > before)
            {
                groupPlaces.Add(groups.Places[0]);
                groupStarts.Add(passages.Count);
            }
        }

        return new GramTable(runLetters, letters, [.. groupPlaces], [.. groupStarts], [.. passages]);
    }

    private static void Hash(char[] letters, int start, int runs, int runLetters, List<ulong> hashes, List<int> places)
    {
        ulong weight = GramHash.LeavingWeight(runLetters);
        ulong hash = GramHash.Of(letters.AsSpan(start, runLetters));
        for (int i = 0; i < runs; i++)
        {
            hashes.Add(GramHash.Mix(hash));
            places.Add(start + i);
            if (i + 1 < runs)
            {
                hash = GramHash.Roll(hash, letters[start + i + runLetters], letters[start + i], weight);
            }
        }
    }

    /// <summary>Collects the passages of one run, set by set, but not of sets of whose template it is a part.</summary>
    private void Collect(ReadOnlySpan<int> places, int[] starts, List<int> passages, bool everyRun)
    {
        int set = 0;
        int from = passages.Count;
        long owners = 0;
        foreach (int place in places)
        {
            int passage = PassageAt(starts, place);
            if (passages.Count > from && passages[^1] == passage)
            {
                continue; // The run stands several times in the passage.
            }

            int of = SetOf(set, passage);
            if (of != set)
            {
                DropTemplate(set, from, owners, passages);
                (set, from, owners) = (of, passages.Count, 0);
            }

            // Of short passages the whole is compared, not this run: what others that begin alike have does not make it a template.
            int alone = _owners[passage];
            if (everyRun || alone <= _sets[of].TemplateOwners)
            {
                passages.Add(passage);
                owners += everyRun ? alone : 0;
            }
        }

        DropTemplate(set, from, owners, passages);
    }

    private void DropTemplate(int set, int from, long owners, List<int> passages)
    {
        if (owners > _sets[set].TemplateOwners)
        {
            passages.RemoveRange(from, passages.Count - from);
        }
    }

    private int SetOf(int set, int passage)
    {
        while (passage >= _sets[set].FirstPassage + _sets[set].Passages)
        {
            set++;
        }

        return set;
    }

    private static int PassageAt(int[] starts, int place)
    {
        int found = Array.BinarySearch(starts, place);
        return found >= 0 ? found : ~found - 1;
    }
}
