using Tsumugi.Text.Hashing;

namespace Tsumugi.Text.Words;

/// <summary>Numbers the different words of a text and counts them.</summary>
/// <remarks>
/// Words are compared by the numbers of their letters: up to four letters fit into the key and need no comparison, longer ones are looked up by hash and
/// compared letter by letter, so that no hash makes two words one. What depends on the word alone is then asked once for each different word. One thread.
/// </remarks>
internal sealed class WordCensus
{
    private const int LettersInKey = 4;

    private readonly KeyTable _table = new();
    private readonly WordList _words = new();
    private ushort[] _numbers = [];
    private int[] _counts = [];
    private int[] _entryOf = []; // only filled while there may be more different words than numbers
    private ScriptSegmenter? _own;

    /// <summary>Gets the words; places are letters.</summary>
    public WordList Words => _words;

    /// <summary>Gets the number of words.</summary>
    public int Count => _words.Count;

    /// <summary>Gets how many different words there are; they are numbered from 1 to this.</summary>
    public int Kinds { get; private set; }

    /// <summary>Gets a value indicating whether there are more different words than numbers of 16 bits; <see cref="Numbers"/> does not hold then.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>Gets the number of each word, in text order, with <see cref="LetterCensus.Padding"/> zeros behind.</summary>
    public ReadOnlySpan<ushort> Numbers => _numbers.AsSpan(0, _words.Count + LetterCensus.Padding);

    /// <summary>Gets how often each word comes, by number.</summary>
    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, Kinds + 1);

    /// <summary>Gets the different words by number − 1, each with its count and the index of its first occurrence.</summary>
    public ReadOnlySpan<KeyTable.Entry> Different => _table.Entries;

    /// <summary>Takes the census.</summary>
    /// <param name="text">The text.</param>
    /// <param name="letters">Its letters.</param>
    /// <param name="segmenter">What cuts it; null for the own segmenter.</param>
    /// <param name="seed">A hash of the text.</param>
    public void Take(ReadOnlySpan<char> text, LetterCensus letters, ISegmenter? segmenter, ulong seed)
    {
        if (letters.IsOverfull)
        {
            _words.Clear();
        }
        else if (segmenter is null)
        {
            _own ??= new ScriptSegmenter();
            _own.Cut(letters, _words);
        }
        else
        {
            segmenter.Cut(text, _words);
            if (letters.Pairs > 0)
            {
                _words.FromUnitsToLetters(letters);
            }
        }

        Number(letters, seed);
    }

    /// <summary>Names each word by the index of its first occurrence; for a census that is overfull, so the words are looked up again.</summary>
    public void NamePlaces(Span<int> names)
    {
        ReadOnlySpan<KeyTable.Entry> entries = _table.Entries;
        for (int word = 0; word < names.Length; word++)
        {
            names[word] = entries[_entryOf[word]].First;
        }
    }

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int words)
    {
        _words.Trim(words);
        _table.Trim(words);
        if (_numbers.Length > words + LetterCensus.Padding)
        {
            _numbers = [];
            _counts = [];
            _entryOf = [];
        }
    }

    private void Number(LetterCensus letters, ulong seed)
    {
        int count = _words.Count;
        if (_numbers.Length < count + LetterCensus.Padding)
        {
            int size = (int)Math.Min(Array.MaxLength, Math.Max(count + LetterCensus.Padding, _numbers.Length * 2L));
            _numbers = new ushort[size];
            _counts = new int[size];
        }

        bool isLarge = count > LetterCensus.MostKinds;
        if (isLarge && _entryOf.Length < count)
        {
            _entryOf = new int[_numbers.Length];
        }

        _table.Clear(count, seed);
        ReadOnlySpan<int> starts = _words.Starts;
        ReadOnlySpan<int> ends = _words.Ends;
        ReadOnlySpan<ushort> numbers = letters.Numbers;
        Span<ushort> named = _numbers;
        for (int word = 0; word < count; word++)
        {
            int length = ends[word] - starts[word];
            int entry = length <= LettersInKey
                ? _table.Add(KeyOf(numbers, starts[word], length), word)
                : AddLong(numbers, starts, ends, word, seed);
            named[word] = (ushort)(entry + 1);
            if (isLarge)
            {
                _entryOf[word] = entry;
            }
        }

        named.Slice(count, LetterCensus.Padding).Clear();
        ReadOnlySpan<KeyTable.Entry> entries = _table.Entries;
        Kinds = entries.Length;
        IsOverfull = Kinds > LetterCensus.MostKinds;
        _counts[0] = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            _counts[i + 1] = entries[i].Count;
        }
    }

    /// <summary>Packs up to four letters.</summary>
    private static ulong KeyOf(ReadOnlySpan<ushort> numbers, int start, int length)
    {
        // The padding lets four numbers be read anywhere; those that are not of the word are shifted out.
        ulong key = numbers[start] | ((ulong)numbers[start + 1] << 16) | ((ulong)numbers[start + 2] << 32) | ((ulong)numbers[start + 3] << 48);
        return key & (ulong.MaxValue >> (64 - (length * 16)));
    }

    private int AddLong(ReadOnlySpan<ushort> numbers, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, int word, ulong seed)
    {
        ReadOnlySpan<ushort> letters = numbers[starts[word]..ends[word]];

        // Numbers of letters end at 65,534, so a key with 65,535 in its lowest place is no short word.
        ulong key = Hash64.Of(System.Runtime.InteropServices.MemoryMarshal.AsBytes(letters), seed) | 0xFFFF;
        while (true)
        {
            int entry = _table.Add(key, word);
            int first = _table.Entries[entry].First;
            if (first == word || letters.SequenceEqual(numbers[starts[first]..ends[first]]))
            {
                return entry;
            }

            _table.TakeBack(entry);
            key = Hash64.Of(key) | 0xFFFF;
        }
    }
}
