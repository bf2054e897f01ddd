using System.Runtime.InteropServices;

namespace Tsumugi.Corpus.Scoring;

/// <summary>Compares an extracted text with gold; white space is removed first, since gold folds it in its own way.</summary>
public static class ExtractionScore
{
    /// <summary>Compares character 3-grams (UTF-16 units), counted with multiplicity.</summary>
    public static Overlap Grams(string text, string gold) => Compare(CountGrams(text), CountGrams(gold));

    /// <summary>Compares lines that are not blank, counted with multiplicity: what 3-grams do not see, such as blocks that were joined.</summary>
    public static Overlap Lines(string text, string gold) => Compare(CountLines(text), CountLines(gold));

    private static Overlap Compare<TKey>(Dictionary<TKey, int> found, Dictionary<TKey, int> expected)
        where TKey : notnull
    {
        long shared = 0;
        long foundAll = 0;
        foreach ((TKey key, int count) in found)
        {
            foundAll += count;
            shared += Math.Min(count, expected.GetValueOrDefault(key));
        }

        return new Overlap(shared, foundAll, expected.Values.Sum(count => (long)count));
    }

    private static Dictionary<ulong, int> CountGrams(string text)
    {
        string letters = WithoutBlanks(text);
        Dictionary<ulong, int> grams = [];
        for (int i = 0; i + 3 <= letters.Length; i++)
        {
            ulong gram = ((ulong)letters[i] << 32) | ((ulong)letters[i + 1] << 16) | letters[i + 2];
            CollectionsMarshal.GetValueRefOrAddDefault(grams, gram, out _)++;
        }

        return grams;
    }

    private static Dictionary<string, int> CountLines(string text)
    {
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        foreach (string line in text.Split('\n').Select(WithoutBlanks).Where(line => line.Length > 0))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(lines, line, out _)++;
        }

        return lines;
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
