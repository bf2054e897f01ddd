namespace Tsumugi.Tests.Extract;

/// <summary>Compares an extracted text with gold: F1 over character 3-grams, white space removed, counted with multiplicity.</summary>
public static class ExtractionScore
{
    public static double F1(string text, string gold)
    {
        Dictionary<string, int> expected = Grams(gold);
        Dictionary<string, int> found = Grams(text);
        long shared = 0;
        foreach ((string gram, int count) in found)
        {
            shared += Math.Min(count, expected.GetValueOrDefault(gram));
        }

        long total = (long)expected.Values.Sum() + found.Values.Sum();
        return total == 0 ? 1 : 2.0 * shared / total;
    }

    private static Dictionary<string, int> Grams(string text)
    {
        string letters = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        Dictionary<string, int> grams = new(StringComparer.Ordinal);
        for (int i = 0; i + 3 <= letters.Length; i++)
        {
            string gram = letters.Substring(i, 3);
            grams[gram] = grams.GetValueOrDefault(gram) + 1;
        }

        return grams;
    }
}
