using Tsumugi.Models.Ngrams;

namespace Tsumugi.Tests.Models.Ngrams;

/// <summary>Interpolated modified Kneser-Ney as its definition reads, with dictionaries and recursion: what the trainer is held against.</summary>
internal sealed class PlainKneserNey
{
    private readonly int _order;
    private readonly int _symbols;
    private readonly Dictionary<string, long>[] _counts;
    private readonly Discounts[] _discounts;

    public PlainKneserNey(IEnumerable<int[]> lines, int order, int symbols)
    {
        _order = order;
        _symbols = symbols;
        Dictionary<string, long>[] raw = [.. Enumerable.Range(0, order + 2).Select(_ => new Dictionary<string, long>(StringComparer.Ordinal))];
        foreach (int[] line in lines)
        {
            string text = Text([Alphabet.Begin, .. line, Alphabet.End]);
            for (int end = 1; end < text.Length; end++)
            {
                for (int k = 1; k <= order && k <= end + 1; k++)
                {
                    string gram = text.Substring(end - k + 1, k);
                    raw[k][gram] = raw[k].GetValueOrDefault(gram) + 1;
                }
            }
        }

        _counts = [.. raw.Take(order + 1).Select((grams, k) => grams.ToDictionary(
            gram => gram.Key,
            gram => k == order || gram.Key[0] == (char)Alphabet.Begin ? gram.Value : raw[k + 1].Keys.Count(longer => longer.EndsWith(gram.Key, StringComparison.Ordinal)),
            StringComparer.Ordinal))];
        _discounts = [.. _counts.Select(grams =>
        {
            long[] ofCount = new long[5];
            foreach (long count in grams.Values.Where(count => count < 5))
            {
                ofCount[count]++;
            }

            return Discounts.From(ofCount);
        })];
    }

    /// <summary>Gets the chance of a symbol behind others.</summary>
    public double Chance(ReadOnlySpan<int> context, int symbol) => Chance(Text(context.Length > _order - 1 ? context[^(_order - 1)..] : context), (char)symbol);

    private static string Text(ReadOnlySpan<int> symbols) => string.Concat(symbols.ToArray().Select(symbol => (char)symbol));

    private double Chance(string context, char symbol)
    {
        int k = context.Length + 1;
        (string Gram, long Count)[] siblings = [.. _counts[k].Where(gram => gram.Key.StartsWith(context, StringComparison.Ordinal)).Select(gram => (gram.Key, gram.Value))];
        double sum = siblings.Sum(gram => gram.Count);
        double lower = k == 1 ? 1.0 / (_symbols - 1) : Chance(context[1..], symbol);
        if (sum == 0)
        {
            return lower;
        }

        double freed = siblings.Sum(gram => _discounts[k].Of(gram.Count));
        long own = siblings.FirstOrDefault(gram => gram.Gram == context + symbol).Count;
        return ((own - _discounts[k].Of(own)) / sum) + (freed / sum * lower);
    }
}
