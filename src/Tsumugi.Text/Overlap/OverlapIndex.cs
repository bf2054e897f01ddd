namespace Tsumugi.Text.Overlap;

/// <summary>Passages to be found again in texts: whole, in part, or with small changes.</summary>
/// <remarks>
/// <para>
/// A passage of at least n letters of key (<see cref="Similarity.DedupKey"/>) is looked for by its runs of n letters. Runs that many items of a
/// set share are the set's template and do not count. A shorter passage of at least <see cref="WholeLetters"/> letters is looked for as a
/// whole, found by its first letters. Letters are UTF-16 units. All matches are made on the letters themselves.
/// </para>
/// <para>Memory: about 26 to 40 bytes for each letter of all passages. Immutable, thread-safe; made by <see cref="OverlapIndexBuilder"/>, kept by <see cref="OverlapIndexFormat"/>.</para>
/// </remarks>
public sealed class OverlapIndex
{
    private readonly char[] _letters;
    private readonly int[] _starts;
    private readonly int[] _counted;

    internal OverlapIndex(char[] letters, int[] starts, int[] counted, GramTable grams, GramTable wholes)
    {
        _letters = letters;
        _starts = starts;
        _counted = counted;
        Grams = grams;
        Wholes = wholes;
    }

    /// <summary>Gets the letters of a run, n.</summary>
    public int RunLetters => Grams.RunLetters;

    /// <summary>Gets the letters from which on a passage shorter than n is looked for as a whole.</summary>
    public int WholeLetters => Wholes.RunLetters;

    /// <summary>Gets the number of passages.</summary>
    public int Passages => _starts.Length - 1;

    /// <summary>Gets the letters of all passages.</summary>
    public long Letters => _letters.Length;

    /// <summary>Gets the number of distinct runs of n letters that are looked for.</summary>
    public int Runs => Grams.Groups;

    /// <summary>Gets the bytes that the index takes in memory.</summary>
    public long Bytes => ((long)_letters.Length * sizeof(char)) + ((_starts.Length + (long)_counted.Length) * sizeof(int)) + Grams.Bytes + Wholes.Bytes;

    internal GramTable Grams { get; }

    internal GramTable Wholes { get; }

    internal ReadOnlySpan<char> AllLetters => _letters;

    internal ReadOnlySpan<int> Starts => _starts;

    internal ReadOnlySpan<int> Counted => _counted;

    /// <summary>Gets the key of a passage.</summary>
    public ReadOnlySpan<char> KeyOf(int passage) => _letters.AsSpan(_starts[passage], _starts[passage + 1] - _starts[passage]);

    /// <summary>Gets how many letters of a passage count: those within a run that is no template; all of a passage that is looked for as a whole; 0 if all is template.</summary>
    public int CountedLetters(int passage) => _counted[passage];

    /// <summary>Says whether a passage is looked for as a whole.</summary>
    public bool IsWhole(int passage) => _starts[passage + 1] - _starts[passage] < RunLetters;
}
