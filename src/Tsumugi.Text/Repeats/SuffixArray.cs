namespace Tsumugi.Text.Repeats;

/// <summary>Sorts all suffixes of a text, in time that grows with its length alone, whatever the text.</summary>
/// <remarks>
/// <para>
/// Induced sorting (SA-IS: Nong, Zhang and Chan, "Linear Suffix Array Construction by Almost Pure Induced-Sorting", DCC 2009). A suffix
/// is <em>small</em> if it is less than the one behind it, else <em>large</em>; the leftmost small suffix of each run of small ones begins a
/// <em>piece</em>. Once the pieces are in order, the order of everything else follows from two sweeps:
/// </para>
/// <code>
/// text    b a n a n a      buckets by first letter, in each the large suffixes before the small ones
/// kind    L S L S L L      sweep →: a sorted suffix puts the large one before it at the front of its bucket
/// piece     *   *          sweep ←: a sorted suffix puts the small one before it at the back of its bucket
/// </code>
/// <para>
/// The order of the pieces comes from the same two sweeps; where two pieces are equal, they are numbered and the text of their numbers, at
/// most half as long, is sorted in the same way. The end of the text is less than every letter.
/// </para>
/// <para>Thread-safe. Memory besides the result: a byte and at most 12 bytes a letter, and four for each letter of the alphabet.</para>
/// </remarks>
public static class SuffixArray
{
    private const int None = -1;

    /// <summary>Sorts the suffixes.</summary>
    /// <param name="text">Letters as numbers from 0 up to, not including, <paramref name="alphabet"/>.</param>
    /// <param name="alphabet">One more than the greatest letter that may occur.</param>
    /// <param name="order">Receives the starts of the suffixes in rising order; as long as the text.</param>
    /// <exception cref="ArgumentException">The text and the result differ in length.</exception>
    /// <exception cref="IndexOutOfRangeException">A letter is not in the alphabet.</exception>
    public static void Build(ReadOnlySpan<int> text, int alphabet, Span<int> order)
    {
        if (text.Length != order.Length)
        {
            throw new ArgumentException("The text and the order of its suffixes have the same length.", nameof(order));
        }

        if (text.Length < 2)
        {
            order.Clear();
            return;
        }

        bool[] small = Kinds(text);
        int[] bounds = Bounds(text, alphabet);
        int[] places = new int[alphabet];
        int[] pieces = Pieces(small);
        Induce(text, small, bounds, places, pieces, order);
        if (pieces.Length > 1)
        {
            SortPieces(text, small, pieces, order);
            Induce(text, small, bounds, places, pieces, order);
        }
    }

    private static bool[] Kinds(ReadOnlySpan<int> text)
    {
        bool[] small = new bool[text.Length];
        for (int i = text.Length - 2; i >= 0; i--)
        {
            small[i] = text[i] < text[i + 1] || (text[i] == text[i + 1] && small[i + 1]);
        }

        return small;
    }

    /// <summary>Gives where each letter's bucket begins; one entry more than letters, for the end of the last.</summary>
    private static int[] Bounds(ReadOnlySpan<int> text, int alphabet)
    {
        int[] bounds = new int[alphabet + 1];
        foreach (int letter in text)
        {
            bounds[letter + 1]++;
        }

        for (int letter = 0; letter < alphabet; letter++)
        {
            bounds[letter + 1] += bounds[letter];
        }

        return bounds;
    }

    private static int[] Pieces(bool[] small)
    {
        int count = 0;
        for (int i = 1; i < small.Length; i++)
        {
            count += small[i] && !small[i - 1] ? 1 : 0;
        }

        int[] pieces = new int[count];
        count = 0;
        for (int i = 1; i < small.Length; i++)
        {
            if (small[i] && !small[i - 1])
            {
                pieces[count++] = i;
            }
        }

        return pieces;
    }

    /// <summary>Sorts all suffixes as far as the order of the pieces decides it.</summary>
    private static void Induce(ReadOnlySpan<int> text, bool[] small, int[] bounds, int[] places, int[] pieces, Span<int> order)
    {
        order.Fill(None);
        bounds.AsSpan(1).CopyTo(places);
        for (int i = pieces.Length - 1; i >= 0; i--)
        {
            order[--places[text[pieces[i]]]] = pieces[i];
        }

        // The last suffix is large, and the end of the text, the least of all, stands before it.
        bounds.AsSpan(0, places.Length).CopyTo(places);
        order[places[text[^1]]++] = text.Length - 1;
        for (int i = 0; i < order.Length; i++)
        {
            int before = order[i] - 1;
            if (before >= 0 && !small[before])
            {
                order[places[text[before]]++] = before;
            }
        }

        // Each small suffix is put behind the pieces that were only guessed at, and before the sweep comes by.
        bounds.AsSpan(1).CopyTo(places);
        for (int i = order.Length - 1; i >= 0; i--)
        {
            int before = order[i] - 1;
            if (before >= 0 && small[before])
            {
                order[--places[text[before]]] = before;
            }
        }
    }

    /// <summary>Puts the suffixes that begin with a piece into their true order.</summary>
    private static void SortPieces(ReadOnlySpan<int> text, bool[] small, int[] pieces, ReadOnlySpan<int> order)
    {
        // Pieces begin two letters apart at least, so half a start tells them apart.
        int[] numbers = new int[(text.Length / 2) + 1];
        int[] indices = numbers;
        for (int i = 0; i < pieces.Length; i++)
        {
            indices[pieces[i] / 2] = i;
        }

        int[] named = new int[pieces.Length];
        int number = 0;
        int last = None;
        foreach (int start in order)
        {
            if (start == 0 || !small[start] || small[start - 1])
            {
                continue;
            }

            int index = indices[start / 2];
            if (last != None && !SamePiece(text, pieces, last, index))
            {
                number++;
            }

            named[index] = number;
            last = index;
        }

        int[] sorted = new int[pieces.Length];
        if (number + 1 == pieces.Length)
        {
            for (int i = 0; i < named.Length; i++)
            {
                sorted[named[i]] = pieces[i];
            }
        }
        else
        {
            Build(named, number + 1, sorted);
            for (int i = 0; i < sorted.Length; i++)
            {
                sorted[i] = pieces[sorted[i]];
            }
        }

        sorted.CopyTo(pieces, 0);
    }

    /// <summary>Compares two pieces, each up to and including the first letter of the next; the last piece has the end of the text in it and is like no other.</summary>
    private static bool SamePiece(ReadOnlySpan<int> text, int[] pieces, int left, int right)
    {
        if (left + 1 == pieces.Length || right + 1 == pieces.Length)
        {
            return false;
        }

        int length = pieces[left + 1] - pieces[left] + 1;
        return length == pieces[right + 1] - pieces[right] + 1
            && text.Slice(pieces[left], length).SequenceEqual(text.Slice(pieces[right], length));
    }
}
