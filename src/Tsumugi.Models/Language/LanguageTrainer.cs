namespace Tsumugi.Models.Language;

/// <summary>Learns the weights of <see cref="LanguageIdentifier"/> from texts of known languages.</summary>
/// <remarks>
/// <para>
/// Multinomial naive Bayes over hashed grams. Latin and Cyrillic: log-probability per language, smoothed by a constant.
/// East Asian: log of Japanese count over Chinese count, after the larger side has been scaled down to the smaller one, so
/// that a pair of kanji that one side saw once and the other never weighs little.
/// </para>
/// <para>
/// Grams of kanji alone are scaled apart from those with kana: Japanese spends two thirds of its letters on kana, and
/// without that a headline in kanji would look Chinese. Same texts in the same order → same bytes; counts do not depend on order.
/// One thread.
/// </para>
/// </remarks>
internal sealed class LanguageTrainer
{
    // Between the usual 0.1 and 1: small enough that a few hundred sentences speak, large enough to survive slots that two grams share.
    private const double Smoothing = 0.5;

    private readonly int[][] _latin = Tables(LanguageModel.LatinLanguages.Count, 1 << GramScanner.LatinBits);
    private readonly int[][] _cyrillic = Tables(LanguageModel.CyrillicLanguages.Count, 1 << GramScanner.CyrillicBits);

    // [Japanese, Chinese]
    private readonly int[][] _one = Tables(2, GramScanner.EastAsianLetters);
    private readonly int[][] _more = Tables(2, 1 << GramScanner.EastAsianBits);
    private readonly bool[] _withKana = new bool[1 << GramScanner.EastAsianBits];
    private readonly double[] _prior = new double[GramScanner.EastAsianLetters];

    /// <summary>Adds a text.</summary>
    /// <param name="language">ISO 639-1; a language that the model does not tell apart (`ko`) is ignored.</param>
    /// <param name="text">The text.</param>
    internal void Add(string language, ReadOnlySpan<char> text)
    {
        int latin = IndexOf(LanguageModel.LatinLanguages, language);
        int cyrillic = IndexOf(LanguageModel.CyrillicLanguages, language);
        int eastAsian = language == "ja" ? 0 : language == "zh" ? 1 : -1;
        var counter = new Counter
        {
            Latin = latin >= 0 ? _latin[latin] : null,
            Cyrillic = cyrillic >= 0 ? _cyrillic[cyrillic] : null,
            One = eastAsian >= 0 ? _one[eastAsian] : null,
            More = eastAsian >= 0 ? _more[eastAsian] : null,
            WithKana = _withKana,
        };
        GramScanner.Scan(text, ref counter);
    }

    /// <summary>States that a kanji belongs to the repertoire of one side only: it has a form that the other country does not print.</summary>
    /// <param name="kanji">The kanji.</param>
    /// <param name="nats">Evidence to add, above 0 for Japanese.</param>
    internal void AddRepertoire(char kanji, double nats) => _prior[kanji - 0x3000] += nats;

    /// <summary>Makes the model.</summary>
    internal LanguageModel Train()
    {
        var model = new LanguageModel();
        Weigh(_latin, model.Latin);
        Weigh(_cyrillic, model.Cyrillic);
        WeighEastAsian(_one, model.EastAsianOne, slot => Scripts.Of((char)(slot + 0x3000)) == Script.Kana, slot => _prior[slot]);
        WeighEastAsian(_more, model.EastAsianMore, slot => _withKana[slot], _ => 0);
        return model;
    }

    private static void Weigh(int[][] counts, byte[] weights)
    {
        int languages = counts.Length;
        int slots = counts[0].Length;
        double[] totals = [.. counts.Select(table => table.Sum(count => (long)count) + (Smoothing * slots))];
        double[] logs = new double[languages];
        for (int slot = 0; slot < slots; slot++)
        {
            double best = double.NegativeInfinity;
            for (int i = 0; i < languages; i++)
            {
                logs[i] = Math.Log((counts[i][slot] + Smoothing) / totals[i]);
                best = Math.Max(best, logs[i]);
            }

            // A slot that nobody has seen says nothing.
            bool seen = counts.Any(table => table[slot] > 0);
            for (int i = 0; i < languages; i++)
            {
                weights[(slot * languages) + i] = seen ? (byte)Math.Clamp(Math.Round(127 + ((logs[i] - best) * LanguageModel.StepsPerNat)), 0, 127) : (byte)127;
            }
        }
    }

    private static void WeighEastAsian(int[][] counts, sbyte[] weights, Func<int, bool> withKana, Func<int, double> prior)
    {
        // [kanji alone, with kana] × [Japanese, Chinese]; grams with kana share the scale of all grams.
        var totals = new double[2, 2];
        for (int slot = 0; slot < weights.Length; slot++)
        {
            for (int side = 0; side < 2; side++)
            {
                totals[0, side] += withKana(slot) ? 0 : counts[side][slot];
                totals[1, side] += counts[side][slot];
            }
        }

        for (int slot = 0; slot < weights.Length; slot++)
        {
            int kind = withKana(slot) ? 1 : 0;
            double smaller = Math.Min(totals[kind, 0], totals[kind, 1]);
            double japanese = counts[0][slot] * smaller / Math.Max(1, totals[kind, 0]);
            double chinese = counts[1][slot] * smaller / Math.Max(1, totals[kind, 1]);
            double nats = Math.Log((japanese + Smoothing) / (chinese + Smoothing)) + prior(slot);
            weights[slot] = (sbyte)Math.Clamp(Math.Round(nats * LanguageModel.StepsPerNat), -127, 127);
        }
    }

    private static int[][] Tables(int count, int slots) => [.. Enumerable.Range(0, count).Select(_ => new int[slots])];

    private static int IndexOf(IReadOnlyList<string> languages, string language)
    {
        for (int i = 0; i < languages.Count; i++)
        {
            if (languages[i] == language)
            {
                return i;
            }
        }

        return -1;
    }

    private struct Counter : IGramSink
    {
        internal int[]? Latin;
        internal int[]? Cyrillic;
        internal int[]? One;
        internal int[]? More;
        internal bool[] WithKana;

        private bool _lastKana;
        private bool _beforeKana;

        public readonly void Letter(Script script)
        {
        }

        public readonly void Words(int words, int letters)
        {
        }

        public void EastAsian(Script script, int one, int two, int three)
        {
            bool kana = script == Script.Kana;
            if (One is not null && More is not null)
            {
                Count(One, one);
                Count(More, two);
                Count(More, three);
                Mark(two, kana || _lastKana);
                Mark(three, kana || _lastKana || _beforeKana);
            }

            _beforeKana = _lastKana;
            _lastKana = kana;
        }

        public readonly void Gram(Script script, int slot)
        {
            int[]? table = script == Script.Latin ? Latin : Cyrillic;
            if (table is not null)
            {
                table[slot]++;
            }
        }

        private static void Count(int[] table, int slot)
        {
            if (slot >= 0)
            {
                table[slot]++;
            }
        }

        private readonly void Mark(int slot, bool kana)
        {
            if (slot >= 0 && kana)
            {
                WithKana[slot] = true;
            }
        }
    }
}
