using System.Text;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Words;

namespace Tsumugi.Text;

/// <summary>Counts what measures ask of a text, each thing once per text, in memory that the next text uses again.</summary>
/// <remarks>
/// <para>
/// Owned by one worker, one thread. <see cref="Look"/> gives the view that measures are asked about; it ends when the next text is looked at.
/// Nothing is counted before it is asked for, and after the longest text so far nothing is allocated.
/// </para>
/// <para>Memory: up to 80 bytes per UTF-16 unit of the longest text; <see cref="Trim"/> gives it back after a giant.</para>
/// </remarks>
public sealed partial class TextAnalysis
{
    private const int BytesSlice = 1 << 28; // the framework counts bytes in 32 bits

    private readonly Segments<TextLine> _lines = new();
    private readonly Segments<TextSentence> _sentences = new();
    private readonly Segments<int> _lineTwins = new();
    private readonly Segments<int> _sentenceTwins = new();
    private readonly Segments<int> _paragraphTwins = new();
    private readonly Segments<TextLine> _blocks = new();
    private readonly Segments<int> _blockTwins = new();
    private readonly RepeatFinder _repeats = new();
    private readonly LetterCensus _census = new();
    private readonly NgramRepeats _ngramRepeats = new(TextView.ShortestNgram);
    private readonly TopNgrams _topNgrams = new();
    private readonly NgramCounter _ngramCounter = new();
    private readonly NgramCounts[] _ngrams = new NgramCounts[TextView.LongestNgram + 1];
    private readonly TopNgram[] _tops = new TopNgram[TextView.LongestNgram + 1];
    private readonly TextWords _words;
    private readonly LetterTally _tally = new();
    private TextCount?[] _counts = [];
    private Part _known;
    private ScriptCounts _scripts;
    private RepeatCounts _repeatedLines;
    private RepeatCounts _repeatedSentences;
    private RepeatCounts _repeatedParagraphs;
    private RepeatCounts _repeatedBlocks;
    private long _utf8Bytes;
    private ulong _seed;

    /// <summary>Creates an analysis.</summary>
    /// <param name="segmenter">What cuts texts into words; <see langword="null"/> for the own segmenter, which needs no dictionary.</param>
    public TextAnalysis(ISegmenter? segmenter = null) => _words = new TextWords(segmenter);

    [Flags]
    private enum Part
    {
        None = 0,
        Seed = 1,
        Scripts = 2,
        Bytes = 4,
        Sentences = 8,
        RepeatedLines = 16,
        RepeatedSentences = 32,
        RepeatedParagraphs = 64,
        Ngrams = 128,
        Census = 256,
        Tally = 512,
        Words = 1024,
        WordNgrams = 2048,
        WordScan = 4096,
        RepeatedBlocks = 8192,
        TopNgrams = 16384,
        TopWordNgrams = 32768,
    }

    /// <summary>Gets the number of texts looked at; a view belongs to one of them.</summary>
    internal int Generation { get; private set; }

    /// <summary>Turns to another text; views of the former one must not be used any more.</summary>
    public TextView Look(ReadOnlySpan<char> text)
    {
        Generation++;
        _known = Part.None;
        _ngramCounter.Forget();
        return new TextView(text, this);
    }

    /// <summary>Gives the memory back if a text longer than <paramref name="units"/> passed through; the present view ends.</summary>
    public void Trim(int units)
    {
        Generation++;
        _known = Part.None;
        _lines.Trim(units);
        _sentences.Trim(units);
        _lineTwins.Trim(units);
        _sentenceTwins.Trim(units);
        _paragraphTwins.Trim(units);
        _blocks.Trim(units);
        _blockTwins.Trim(units);
        _repeats.Trim(units);
        _census.Trim(units);
        _words.Trim(units);
        _ngramRepeats.Trim(units);
        _topNgrams.Trim(units);
        _ngramCounter.Forget();
        _ngramCounter.Trim(units);
        foreach (TextCount? count in _counts)
        {
            count?.Trim(units);
        }
    }

    internal ref readonly ScriptCounts Scripts(ReadOnlySpan<char> text)
    {
        if (Needs(Part.Scripts))
        {
            LetterCensus census = Census(text);
            _scripts = census.IsOverfull ? ScriptCounter.Count(text) : ScriptCounter.Count(census);
        }

        return ref _scripts;
    }

    internal LetterCensus Census(ReadOnlySpan<char> text)
    {
        if (Needs(Part.Census))
        {
            _census.Take(text);
        }

        return _census;
    }

    internal long Utf8Bytes(ReadOnlySpan<char> text)
    {
        if (Needs(Part.Bytes))
        {
            _utf8Bytes = 0;
            while (text.Length > BytesSlice)
            {
                int cut = char.IsHighSurrogate(text[BytesSlice - 1]) ? BytesSlice - 1 : BytesSlice;
                _utf8Bytes += Encoding.UTF8.GetByteCount(text[..cut]);
                text = text[cut..];
            }

            _utf8Bytes += Encoding.UTF8.GetByteCount(text);
        }

        return _utf8Bytes;
    }

    internal ReadOnlySpan<TextLine> Lines(ReadOnlySpan<char> text)
    {
        Split(text);
        return _lines.Written;
    }

    internal ReadOnlySpan<TextSentence> Sentences(ReadOnlySpan<char> text)
    {
        Split(text);
        return _sentences.Written;
    }

    internal NgramCounts Ngrams(ReadOnlySpan<char> text, int n)
    {
        if (Needs(Part.Ngrams))
        {
            LetterCensus census = Census(text);
            if (census.IsOverfull)
            {
                CountPlainly(text);
            }
            else
            {
                _ngramRepeats.Count(census.Numbers, Seed(text), _ngrams);
            }
        }

        return _ngrams[n];
    }

    internal TopNgram TopNgram(ReadOnlySpan<char> text, int n)
    {
        if (Needs(Part.TopNgrams))
        {
            LetterCensus census = Census(text);
            if (census.IsOverfull)
            {
                CountPlainly(text);
            }
            else
            {
                _topNgrams.FindAll(census.Numbers, Seed(text), _tops);
            }
        }

        return _tops[n];
    }

    internal void FindRepeatedNgrams(ReadOnlySpan<char> text, int n, ICollection<(int Start, int End)> stretches) =>
        _ngramCounter.FindRepeated(text, Scripts(text).Total, Seed(text), n, stretches);

    internal long SumOfGreatest5grams(ReadOnlySpan<char> text, int most)
    {
        _ = Ngrams(text, 5);
        return Census(text).IsOverfull ? 0 : _ngramRepeats.SumOfGreatest(most);
    }

    internal LetterTally Tally(ReadOnlySpan<char> text)
    {
        if (Needs(Part.Tally))
        {
            _tally.Take(Census(text));
        }

        return _tally;
    }

    internal bool MayHave(ReadOnlySpan<char> text, ReadOnlySpan<char> letters)
    {
        if (Census(text).IsOverfull)
        {
            return true;
        }

        LetterTally tally = Tally(text);
        foreach (char letter in letters)
        {
            if (tally.CountOf(letter) == 0)
            {
                return false;
            }
        }

        return true;
    }

    internal TextWords Words(ReadOnlySpan<char> text)
    {
        if (Needs(Part.Words))
        {
            _words.Count(text, Census(text), Seed(text));
        }

        return _words;
    }

    internal NgramCounts WordNgrams(ReadOnlySpan<char> text, int n)
    {
        TextWords words = Words(text);
        if (Needs(Part.WordNgrams))
        {
            words.CountNgrams(Seed(text));
        }

        return words.Ngrams(n);
    }

    internal TopNgram TopWordNgram(ReadOnlySpan<char> text, int n)
    {
        TextWords words = Words(text);
        if (Needs(Part.TopWordNgrams))
        {
            words.FindTopNgrams(Seed(text));
        }

        return words.TopNgram(n);
    }

    internal long RepeatedWordRunLetters(ReadOnlySpan<char> text, int n)
    {
        TextWords words = Words(text);
        if (Needs(Part.WordScan))
        {
            words.Scan(Census(text), Seed(text));
        }

        return words.RepeatedRunLetters(n);
    }

    internal T Count<T>(in TextView view)
        where T : TextCount, new()
    {
        int slot = TextCount.SlotOf<T>();
        if (slot >= _counts.Length)
        {
            Array.Resize(ref _counts, slot + 1);
        }

        T count = (T)(_counts[slot] ??= new T());
        count.Make(view, Generation);
        return count;
    }

    private void CountPlainly(ReadOnlySpan<char> text) => _ngramCounter.Count(text, Scripts(text).Total, Seed(text), _ngrams, _tops);

    private void Split(ReadOnlySpan<char> text)
    {
        if (Needs(Part.Sentences))
        {
            SentenceSplitter.Split(text, Scripts(text).BeyondBmp > 0, _lines, _sentences);
        }
    }

    private ulong Seed(ReadOnlySpan<char> text)
    {
        if (Needs(Part.Seed))
        {
            _seed = Hash64.Of(text);
        }

        return _seed;
    }

    private bool Needs(Part part)
    {
        bool needs = (_known & part) == Part.None;
        _known |= part;
        return needs;
    }
}
