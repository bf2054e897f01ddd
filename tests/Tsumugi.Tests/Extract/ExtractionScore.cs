namespace Tsumugi.Tests.Extract;

/// <summary>Compares an extracted text with gold: F1 over character 3-grams and over lines, white space removed, counted with multiplicity.</summary>
public static class ExtractionScore
{
    public static double F1(string text, string gold) => F1(Grams(text), Grams(gold));

    /// <summary>The same over whole lines: a line counts if a line of the other text has the same letters.</summary>
    public static double LineF1(string text, string gold) => F1(Lines(text), Lines(gold));

    private static double F1(Dictionary<string, int> found, Dictionary<string, int> expected)
    {
        long shared = 0;
        foreach ((string gram, int count) in found)
        {
            shared += Math.Min(count, expected.GetValueOrDefault(gram));
        }

        long total = (long)expected.Values.Sum() + found.Values.Sum();
        return total == 0 ? 1 : 2.0 * shared / total;
    }

    private static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static Dictionary<string, int> Lines(string text) => text.Split('\n').Select(Letters).Where(line => line.Length > 0)
        .GroupBy(line => line, StringComparer.Ordinal).ToDictionary(line => line.Key, line => line.Count(), StringComparer.Ordinal);

    private static Dictionary<string, int> Grams(string text)
    {
        string letters = Letters(text);
        Dictionary<string, int> grams = new(StringComparer.Ordinal);
        for (int i = 0; i + 3 <= letters.Length; i++)
        {
            string gram = letters.Substring(i, 3);
            grams[gram] = grams.GetValueOrDefault(gram) + 1;
        }

        return grams;
    }
}
