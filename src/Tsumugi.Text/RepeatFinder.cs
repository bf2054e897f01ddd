using System.Runtime.InteropServices;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Text;

/// <summary>Finds out which lines, sentences and paragraphs of a text were there before.</summary>
/// <remarks>
/// The twin of a piece is the index of the first piece that equals it; its own index if none does before it. Pieces are looked up by hash and
/// compared letter by letter, so twins are exact. Paragraphs are compared as sequences of their sentences' twins. One thread.
/// </remarks>
internal sealed class RepeatFinder
{
    private readonly KeyTable _table = new();

    /// <summary>Finds the twins of all sentences.</summary>
    public RepeatCounts Sentences(ReadOnlySpan<char> text, ReadOnlySpan<TextSentence> sentences, ulong seed, Segments<int> twins)
    {
        twins.Clear();
        _table.Clear(sentences.Length, seed);
        int repeats = 0;
        long letters = 0;
        long repeatedLetters = 0;
        for (int i = 0; i < sentences.Length; i++)
        {
            TextSentence sentence = sentences[i];
            ReadOnlySpan<char> piece = text[sentence.Start..sentence.End];
            ulong key = Hash64.Of(piece, seed);
            int twin = First(key, i);
            while (twin != i && !piece.SequenceEqual(text[sentences[twin].Start..sentences[twin].End]))
            {
                key = Next(key);
                twin = First(key, i);
            }

            twins.Add(twin);
            letters += sentence.Letters;
            if (twin != i)
            {
                repeats++;
                repeatedLetters += sentence.Letters;
            }
        }

        return new RepeatCounts(sentences.Length, repeats, letters, repeatedLetters);
    }

    /// <summary>Finds the twins of all lines that are not empty; an empty line is its own twin.</summary>
    public RepeatCounts Lines(ReadOnlySpan<char> text, ReadOnlySpan<TextLine> lines, ulong seed, Segments<int> twins)
    {
        twins.Clear();
        _table.Clear(lines.Length, seed);
        int items = 0;
        int repeats = 0;
        long letters = 0;
        long repeatedLetters = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            TextLine line = lines[i];
            if (line.Start == line.End)
            {
                twins.Add(i);
                continue;
            }

            ReadOnlySpan<char> piece = text[line.Start..line.End];
            ulong key = Hash64.Of(piece, seed);
            int twin = First(key, i);
            while (twin != i && !piece.SequenceEqual(text[lines[twin].Start..lines[twin].End]))
            {
                key = Next(key);
                twin = First(key, i);
            }

            twins.Add(twin);
            items++;
            letters += line.Letters;
            if (twin != i)
            {
                repeats++;
                repeatedLetters += line.Letters;
            }
        }

        return new RepeatCounts(items, repeats, letters, repeatedLetters);
    }

    /// <summary>Finds the twins of all paragraphs (the sentences of one line); lines without a sentence are equal to one another.</summary>
    public RepeatCounts Paragraphs(ReadOnlySpan<TextLine> lines, ReadOnlySpan<TextSentence> sentences, ReadOnlySpan<int> sentenceTwins, ulong seed, Segments<int> twins)
    {
        twins.Clear();
        _table.Clear(lines.Length, seed);
        int repeats = 0;
        long letters = 0;
        long repeatedLetters = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            ReadOnlySpan<int> piece = Of(i, lines, sentenceTwins);
            ulong key = Hash64.Of(MemoryMarshal.AsBytes(piece), seed);
            int twin = First(key, i);
            while (twin != i && !piece.SequenceEqual(Of(twin, lines, sentenceTwins)))
            {
                key = Next(key);
                twin = First(key, i);
            }

            twins.Add(twin);
            int length = 0;
            foreach (ref readonly TextSentence sentence in sentences.Slice(lines[i].FirstSentence, piece.Length))
            {
                length += sentence.Letters;
            }

            letters += length;
            if (twin != i)
            {
                repeats++;
                repeatedLetters += length;
            }
        }

        return new RepeatCounts(lines.Length, repeats, letters, repeatedLetters);
    }

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int pieces) => _table.Trim(pieces);

    private static ReadOnlySpan<int> Of(int line, ReadOnlySpan<TextLine> lines, ReadOnlySpan<int> sentenceTwins)
    {
        int end = line + 1 < lines.Length ? lines[line + 1].FirstSentence : sentenceTwins.Length;
        return sentenceTwins[lines[line].FirstSentence..end];
    }

    /// <summary>Where to look on if two different pieces have one key.</summary>
    private static ulong Next(ulong key) => Hash64.Of(key);

    private int First(ulong key, int index)
    {
        int number = _table.Add(key, index);
        return _table.Entries[number].First;
    }
}
