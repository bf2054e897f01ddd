namespace Tsumugi.Text.Overlap;

/// <summary>Puts the places at which equal runs of letters stand together, in an order that hangs on the letters only.</summary>
internal ref struct RunGroups
{
    private readonly char[] _letters;
    private readonly int _runLetters;
    private readonly Span<ulong> _hashes;
    private readonly Span<int> _places;
    private int _start;
    private int _end;
    private int _sameHash;

    /// <summary>Sorts the places.</summary>
    /// <param name="letters">The letters.</param>
    /// <param name="runLetters">The letters of a run.</param>
    /// <param name="hashes">The hash of each run; sorted in place.</param>
    /// <param name="places">Where each run begins; sorted in place.</param>
    public RunGroups(char[] letters, int runLetters, Span<ulong> hashes, Span<int> places)
    {
        _letters = letters;
        _runLetters = runLetters;
        _hashes = hashes;
        _places = places;
        hashes.Sort(places);
    }

    /// <summary>Gets the places of the group, rising.</summary>
    public readonly ReadOnlySpan<int> Places => _places[_start.._end];

    /// <summary>Goes to the next group.</summary>
    public bool Next()
    {
        _start = _end;
        if (_start == _places.Length)
        {
            return false;
        }

        if (_start == _sameHash)
        {
            // Sorting by hash leaves places of equal hashes in any order.
            while (_sameHash < _hashes.Length && _hashes[_sameHash] == _hashes[_start])
            {
                _sameHash++;
            }

            _places[_start.._sameHash].Sort();
        }

        // Other letters with the same hash are put behind those equal to the first and become the next group.
        int equal = _start;
        for (int i = _start; i < _sameHash; i++)
        {
            if (Run(i).SequenceEqual(Run(_start)))
            {
                (_places[equal], _places[i]) = (_places[i], _places[equal]);
                equal++;
            }
        }

        _places[equal.._sameHash].Sort();
        _end = equal;
        return true;
    }

    private readonly ReadOnlySpan<char> Run(int index) => _letters.AsSpan(_places[index], _runLetters);
}
