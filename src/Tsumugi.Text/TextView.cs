using System.Diagnostics;
using Tsumugi.Text.Words;

namespace Tsumugi.Text;

/// <summary>One document's text together with what has been counted in it.</summary>
/// <remarks>
/// What a measure asks for is counted on the first question and kept for the other measures. A worker gets views from its own
/// <see cref="TextAnalysis"/>, which allocates nothing per text; a view that is made with <see langword="new"/> brings its own. One thread.
/// </remarks>
public readonly ref struct TextView
{
    /// <summary>The greatest n for which the most frequent n-gram is found; the least is 2.</summary>
    public const int LongestTopNgram = TopNgrams.Longest;

    /// <summary>The least n for which repeated n-grams of letters are counted.</summary>
    public const int ShortestNgram = 5;

    /// <summary>The least n for which repeated n-grams of words are counted.</summary>
    public const int ShortestWordNgram = 7;

    /// <summary>The greatest n for which repeated n-grams are counted.</summary>
    public const int LongestNgram = NgramRepeats.Longest;

    private readonly TextAnalysis? _analysis;
    private readonly int _generation;

    /// <summary>Creates a view over a text, with its own memory.</summary>
    public TextView(ReadOnlySpan<char> text)
        : this(text, new TextAnalysis())
    {
    }

    internal TextView(ReadOnlySpan<char> text, TextAnalysis analysis)
    {
        Letters = text;
        _analysis = analysis;
        _generation = analysis.Generation;
    }

    /// <summary>Gets the text in UTF-16.</summary>
    public ReadOnlySpan<char> Letters { get; }

    /// <summary>Gets the number of letters (code points); half a surrogate pair is one letter.</summary>
    public int LetterCount => Scripts.Total;

    /// <summary>Gets the size of the text in UTF-8; half a surrogate pair takes three bytes, as the replacement character that would be written.</summary>
    public long Utf8Bytes => Analysis.Utf8Bytes(Letters);

    /// <summary>Gets the number of letters of each class.</summary>
    public ref readonly ScriptCounts Scripts => ref Analysis.Scripts(Letters);

    /// <summary>Gets the lines in text order; at least one.</summary>
    public ReadOnlySpan<TextLine> Lines => Analysis.Lines(Letters);

    /// <summary>Gets the sentences in text order.</summary>
    public ReadOnlySpan<TextSentence> Sentences => Analysis.Sentences(Letters);

    /// <summary>Gets how many of the lines that are not empty equal an earlier one.</summary>
    public RepeatCounts RepeatedLines => Analysis.RepeatedLines(Letters, out _);

    /// <summary>Gets how many sentences equal an earlier one.</summary>
    public RepeatCounts RepeatedSentences => Analysis.RepeatedSentences(Letters, out _);

    /// <summary>Gets how many paragraphs equal an earlier one; a paragraph is the sentences of one line, and lines without a sentence are all equal.</summary>
    public RepeatCounts RepeatedParagraphs => Analysis.RepeatedParagraphs(Letters, out _);

    /// <summary>Gets how many blocks equal an earlier one; a block is what stands between two or more line feeds in the text without white space at its ends.</summary>
    public RepeatCounts RepeatedBlocks => Analysis.RepeatedBlocks(Letters);

    /// <summary>Gets for each line the index of the first line that equals it; its own for a first or an empty one.</summary>
    public ReadOnlySpan<int> LineTwins
    {
        get
        {
            _ = Analysis.RepeatedLines(Letters, out ReadOnlySpan<int> twins);
            return twins;
        }
    }

    /// <summary>Gets for each sentence the index of the first sentence that equals it; its own for a first one.</summary>
    public ReadOnlySpan<int> SentenceTwins
    {
        get
        {
            _ = Analysis.RepeatedSentences(Letters, out ReadOnlySpan<int> twins);
            return twins;
        }
    }

    /// <summary>Gets for each line the index of the first line with the same sentences; its own for a first one.</summary>
    public ReadOnlySpan<int> ParagraphTwins
    {
        get
        {
            _ = Analysis.RepeatedParagraphs(Letters, out ReadOnlySpan<int> twins);
            return twins;
        }
    }

    private TextAnalysis Analysis
    {
        get
        {
            Debug.Assert(_analysis is null || _analysis.Generation == _generation, "the analysis has turned to another text");
            return _analysis ?? new TextAnalysis();
        }
    }

    /// <summary>Gets the counts of the n-grams of letters of one length.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not from <see cref="ShortestNgram"/> to <see cref="LongestNgram"/>.</exception>
    public NgramCounts Ngrams(int n)
    {
        ThrowUnless(n, ShortestNgram, LongestNgram);
        return Analysis.Ngrams(Letters, n);
    }

    /// <summary>Gets the most frequent n-gram of one length.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not from 2 to <see cref="LongestTopNgram"/>.</exception>
    public TopNgram TopNgram(int n)
    {
        ThrowUnless(n, TopNgrams.Shortest, LongestTopNgram);
        return Analysis.TopNgram(Letters, n);
    }

    /// <summary>Gets the sum of the greatest frequencies above 1 of the different letter 5-grams.</summary>
    /// <param name="most">How many of them.</param>
    public long SumOfGreatest5grams(int most) => Analysis.SumOfGreatest5grams(Letters, most);

    /// <summary>Gets how many letters have a trait.</summary>
    /// <param name="trait">One trait.</param>
    public int LettersWith(LetterTraits trait) => Analysis.Tally(Letters).CountOf(trait);

    /// <summary>Gets how often one letter occurs.</summary>
    /// <param name="codePoint">The letter.</param>
    public int CountOf(char codePoint) => Analysis.Tally(Letters).CountOf(codePoint);

    /// <summary>Says whether all of some letters occur in the text, which a phrase of them needs; it errs only towards true.</summary>
    /// <param name="letters">Letters of one UTF-16 unit.</param>
    public bool MayHave(ReadOnlySpan<char> letters) => Analysis.MayHave(Letters, letters);

    /// <summary>Gets the length of the longest run of one and the same letter.</summary>
    public int LongestRun => Analysis.Tally(Letters).LongestRun;

    /// <summary>Gets what is known of the words.</summary>
    public WordCounts Words => Analysis.Words(Letters).Counts;

    /// <summary>Gets the words in text order; their places are letters, which <see cref="UnitOf"/> turns into units.</summary>
    public WordList WordList => Analysis.Words(Letters).List;

    /// <summary>Gets the counts of the n-grams of words of one length.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not from <see cref="ShortestWordNgram"/> to <see cref="LongestNgram"/>.</exception>
    public NgramCounts WordNgrams(int n)
    {
        ThrowUnless(n, ShortestWordNgram, LongestNgram);
        return Analysis.WordNgrams(Letters, n);
    }

    /// <summary>Gets the most frequent n-gram of words of one length.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not from 2 to <see cref="LongestTopNgram"/>.</exception>
    public TopNgram TopWordNgram(int n)
    {
        ThrowUnless(n, TopNgrams.Shortest, LongestTopNgram);
        return Analysis.TopWordNgram(Letters, n);
    }

    /// <summary>Gets the letters of repeated runs of n words, counted from the left, n words on behind each repeat.</summary>
    /// <param name="n">From 5 to 10.</param>
    public long RepeatedWordRunLetters(int n) => Analysis.RepeatedWordRunLetters(Letters, n);

    /// <summary>Gets a count that another part of the program makes once for each text and shares among its measures.</summary>
    /// <typeparam name="T">What is counted.</typeparam>
    public T Count<T>()
        where T : TextCount, new() => Analysis.Count<T>(this);

    /// <summary>Finds the stretches in which every n-gram occurs more than once in the text, in letters; <see cref="UnitOf"/> turns letters into units.</summary>
    /// <remarks>Counts again; meant for explaining a decision.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not from 2 to <see cref="LongestNgram"/>.</exception>
    public void FindRepeatedNgrams(int n, ICollection<(int Start, int End)> stretches)
    {
        ThrowUnless(n, TopNgrams.Shortest, LongestNgram);
        Analysis.FindRepeatedNgrams(Letters, n, stretches);
    }

    /// <summary>Gets the UTF-16 unit at which a letter begins; the length of the text for a number behind the last one.</summary>
    /// <remarks>Linear in the text if it has letters of two units.</remarks>
    public int UnitOf(int letter)
    {
        if (Scripts.BeyondBmp == 0)
        {
            return Math.Min(letter, Letters.Length);
        }

        int unit = 0;
        for (; letter > 0 && unit < Letters.Length; letter--)
        {
            unit += unit + 1 < Letters.Length && char.IsSurrogatePair(Letters[unit], Letters[unit + 1]) ? 2 : 1;
        }

        return unit;
    }

    private static void ThrowUnless(int n, int least, int greatest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, greatest);
    }
}
