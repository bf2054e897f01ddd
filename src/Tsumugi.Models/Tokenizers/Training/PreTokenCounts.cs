namespace Tsumugi.Models.Tokenizers.Training;

/// <summary>Counts the stretches of texts. One thread; counts of several are added up, in any order to the same sum.</summary>
public sealed class PreTokenCounts
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly StretchBorders _borders;

    /// <summary>Begins.</summary>
    /// <param name="borders">Where stretches end.</param>
    public PreTokenCounts(StretchBorders borders = StretchBorders.Phrase) => (_lookup, _borders) = (_counts.GetAlternateLookup<ReadOnlySpan<char>>(), borders);

    /// <summary>Gets the number of different stretches.</summary>
    public int Count => _counts.Count;

    /// <summary>Gets the letters counted so far, in UTF-16 units.</summary>
    public long Units { get; private set; }

    /// <summary>Gets the stretches and how often each was met, in no order.</summary>
    public IEnumerable<KeyValuePair<string, long>> All => _counts;

    /// <summary>Counts a text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        Units += text.Length;
        for (int start = 0; start < text.Length;)
        {
            int end = PreTokens.End(text, start, _borders);
            ReadOnlySpan<char> stretch = text[start..end];
            _lookup[stretch] = _lookup.TryGetValue(stretch, out long count) ? count + 1 : 1;
            start = end;
        }
    }

    /// <summary>Adds the counts of another.</summary>
    public void Add(PreTokenCounts other)
    {
        Units += other.Units;
        foreach ((string stretch, long count) in other._counts)
        {
            _counts[stretch] = _counts.GetValueOrDefault(stretch) + count;
        }
    }
}
