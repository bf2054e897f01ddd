namespace Tsumugi.Text.Words;

/// <summary>Cuts a text into words once and answers what measures ask of them.</summary>
/// <remarks>One thread; owned by an analysis.</remarks>
internal sealed class TextWords(ISegmenter? segmenter)
{
    // huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml, stopwords.
    private const string StopWords = "のにをはたてがとで年し・月れさ";

    private readonly WordCensus _census = new();
    private readonly NgramRepeats _ngramRepeats = new(TextView.ShortestWordNgram);
    private readonly TopNgrams _topNgrams = new();
    private readonly NgramCounter _counter = new();
    private readonly NgramCounts[] _ngrams = new NgramCounts[TextView.LongestNgram + 1];
    private readonly TopNgram[] _tops = new TopNgram[TextView.LongestNgram + 1];
    private readonly WordScan _scan = new();
    private ushort[] _traits = new ushort[256];

    /// <summary>Gets what is known of the words.</summary>
    public WordCounts Counts { get; private set; }

    /// <summary>Gets the words; places are letters.</summary>
    public WordList List => _census.Words;

    /// <summary>Cuts and counts.</summary>
    public void Count(ReadOnlySpan<char> text, LetterCensus letters, ulong seed)
    {
        _census.Take(text, letters, segmenter, seed);
        FindTraits(letters);
        ReadOnlySpan<ushort> numbers = letters.Numbers;
        ReadOnlySpan<int> points = letters.Letters;
        ReadOnlySpan<int> starts = _census.Words.Starts;
        ReadOnlySpan<int> ends = _census.Words.Ends;
        int plain = 0;
        int plainDatatrove = 0;
        int lettered = 0;
        int longest = 0;
        int stopWords = 0;
        long all = 0;
        long plainLetters = 0;
        long plainDatatroveLetters = 0;
        foreach (KeyTable.Entry entry in _census.Different)
        {
            int start = starts[entry.First];
            int length = ends[entry.First] - start;
            LetterTraits any = LetterTraits.None;
            LetterTraits every = (LetterTraits)ushort.MaxValue;
            foreach (ushort number in numbers.Slice(start, length))
            {
                any |= (LetterTraits)_traits[number];
                every &= (LetterTraits)_traits[number];
            }

            long sum = (long)entry.Count * length;
            all += sum;
            longest = Math.Max(longest, length);
            lettered += (any & LetterTraits.Alphabetic) != LetterTraits.None ? entry.Count : 0;
            if ((any & (LetterTraits.Alphabetic | LetterTraits.Numeric)) != LetterTraits.None)
            {
                plain += entry.Count;
                plainLetters += sum;
            }

            if ((every & LetterTraits.DatatrovePunctuation) == LetterTraits.None)
            {
                plainDatatrove += entry.Count;
                plainDatatroveLetters += sum;
            }

            int only = points[numbers[start]];
            stopWords += length == 1 && only <= char.MaxValue && StopWords.Contains((char)only, StringComparison.Ordinal) ? 1 : 0;
        }

        Counts = new WordCounts(_census.Count, all, plain, plainLetters, plainDatatrove, plainDatatroveLetters, lettered, longest, stopWords);
    }

    /// <summary>Counts the n-grams of words.</summary>
    public void CountNgrams(ulong seed)
    {
        if (_census.IsOverfull)
        {
            _counter.Count(_census, seed, _ngrams, _tops);
        }
        else
        {
            _ngramRepeats.Count(_census.Numbers, seed, _ngrams);
        }
    }

    /// <summary>Finds the most frequent n-grams of words.</summary>
    public void FindTopNgrams(ulong seed)
    {
        if (_census.IsOverfull)
        {
            _counter.Count(_census, seed, _ngrams, _tops);
        }
        else
        {
            _topNgrams.FindAll(_census.Numbers, seed, _tops);
        }
    }

    /// <summary>Gets the most frequent n-gram of words.</summary>
    public TopNgram TopNgram(int n) => _tops[n];

    /// <summary>Gets the counts of n-grams of words.</summary>
    public NgramCounts Ngrams(int n) => _ngrams[n];

    /// <summary>Scans for repeated runs of words.</summary>
    public void Scan(LetterCensus letters, ulong seed) => _scan.Scan(letters, _census.Words, seed);

    /// <summary>Gets the letters of the repeated runs of n words.</summary>
    public long RepeatedRunLetters(int n) => _scan.Letters(n);

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int letters)
    {
        _census.Trim(letters);
        _ngramRepeats.Trim(letters);
        _topNgrams.Trim(letters);
        _counter.Forget();
        _counter.Trim(letters);
        _scan.Trim(letters);
    }

    private void FindTraits(LetterCensus letters)
    {
        ReadOnlySpan<int> points = letters.Letters;
        if (_traits.Length < points.Length)
        {
            _traits = new ushort[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)points.Length)];
        }

        for (int number = 1; number < points.Length; number++)
        {
            _traits[number] = (ushort)LetterTraitTable.Of(points[number]);
        }
    }
}
