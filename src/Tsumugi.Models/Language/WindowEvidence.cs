using System.Runtime.CompilerServices;

namespace Tsumugi.Models.Language;

/// <summary>Sums up what one window says: letters per script and weights of grams. Lives on the stack.</summary>
internal struct WindowEvidence : IGramSink
{
    /// <summary>The vote of one letter of an alphabet, where a kanji has 1: five to six letters make a word, a word says as much as two kanji.</summary>
    internal const double AlphabetVote = 0.2;

    /// <summary>The vote of a Latin letter in a stretch of fewer than <see cref="FewestWords"/> words: names, terms, code.</summary>
    private const double LooseVote = 0.02;

    private const int FewestWords = 6;

    // Grams of three orders over the same letters are not independent, as naive Bayes takes them to be; half the sum of
    // their logarithms gives probabilities that are met on held-out lines.
    private const double Damping = 0.5;

    internal required PackedWeights LatinWeights;
    internal required PackedWeights CyrillicWeights;
    internal required sbyte[] One;
    internal required sbyte[] More;

    internal int Hangul;
    internal int Arabic;
    internal int Greek;
    internal int Hebrew;
    internal int Devanagari;
    internal int Georgian;
    internal int Thai;

    private int _han;
    private int _kana;
    private int _eastAsian;
    private int _cyrillic;
    private int _firmLatin;
    private int _looseLatin;
    private int _latinRows;
    private int _cyrillicRows;
    private Lanes _latinLanes;
    private Lanes _cyrillicLanes;
    private Sums _latinSums;
    private Sums _cyrillicSums;

    /// <inheritdoc/>
    public void Letter(Script script)
    {
        switch (script)
        {
            case Script.Cyrillic:
                _cyrillic++;
                break;
            case Script.Hangul:
                Hangul++;
                break;
            case Script.Arabic:
                Arabic++;
                break;
            case Script.Greek:
                Greek++;
                break;
            case Script.Hebrew:
                Hebrew++;
                break;
            case Script.Devanagari:
                Devanagari++;
                break;
            case Script.Georgian:
                Georgian++;
                break;
            case Script.Thai:
                Thai++;
                break;
        }
    }

    /// <inheritdoc/>
    public void EastAsian(Script script, int one, int two, int three)
    {
        _han += script == Script.Han ? 1 : 0;
        _kana += script == Script.Kana ? 1 : 0;
        _eastAsian += (one < 0 ? 0 : One[one]) + (two < 0 ? 0 : More[two]) + (three < 0 ? 0 : More[three]);
    }

    /// <inheritdoc/>
    public void Gram(Script script, int slot)
    {
        if (script == Script.Latin)
        {
            Span<ulong> lanes = _latinLanes;
            ReadOnlySpan<ulong> row = LatinWeights.Row(slot);
            lanes[3] += row[3];
            lanes[2] += row[2];
            lanes[1] += row[1];
            lanes[0] += row[0];
            if (++_latinRows == PackedWeights.MostSums)
            {
                Spill(lanes, _latinSums);
                _latinRows = 0;
            }
        }
        else
        {
            Span<ulong> lanes = _cyrillicLanes;
            lanes[0] += CyrillicWeights.Row(slot)[0];
            if (++_cyrillicRows == PackedWeights.MostSums)
            {
                Spill(lanes, _cyrillicSums);
                _cyrillicRows = 0;
            }
        }
    }

    /// <inheritdoc/>
    public void Words(int words, int letters)
    {
        _firmLatin += words >= FewestWords ? letters : 0;
        _looseLatin += words >= FewestWords ? 0 : letters;
    }

    /// <summary>Adds the votes of kanji and kana.</summary>
    internal readonly void VoteEastAsian(Span<double> votes, int japanese, int chinese)
    {
        int letters = _han + _kana;
        if (letters > 0)
        {
            double share = 1 / (1 + Math.Exp(-_eastAsian * Damping / LanguageModel.StepsPerNat));
            votes[japanese] += letters * share;
            votes[chinese] += letters * (1 - share);
        }
    }

    /// <summary>Adds the votes of an alphabet that several languages share.</summary>
    /// <param name="script">Latin or Cyrillic.</param>
    /// <param name="votes">One per language.</param>
    /// <param name="targets">The language of each weight.</param>
    internal readonly void VoteAlphabet(Script script, Span<double> votes, ReadOnlySpan<int> targets)
    {
        bool latin = script == Script.Latin;
        double weight = latin ? (_firmLatin * AlphabetVote) + (_looseLatin * LooseVote) : _cyrillic * AlphabetVote;
        if (weight == 0)
        {
            return;
        }

        Sums held = latin ? _latinSums : _cyrillicSums;
        Lanes lanes = latin ? _latinLanes : _cyrillicLanes;
        Spill(lanes, held);
        Span<int> sums = held;
        sums = sums[..targets.Length];
        int best = 0;
        foreach (int sum in sums)
        {
            best = Math.Max(best, sum);
        }

        Span<double> shares = stackalloc double[16];
        double total = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            shares[i] = Math.Exp((sums[i] - best) * Damping / LanguageModel.StepsPerNat);
            total += shares[i];
        }

        for (int i = 0; i < sums.Length; i++)
        {
            votes[targets[i]] += weight * shares[i] / total;
        }
    }

    private static void Spill(Span<ulong> lanes, Span<int> sums)
    {
        for (int i = 0; i < lanes.Length * 4; i++)
        {
            sums[i] += (ushort)(lanes[i >> 2] >> (16 * (i & 3)));
        }

        lanes.Clear();
    }

    [InlineArray(4)]
    private struct Lanes
    {
        private ulong _first;
    }

    [InlineArray(16)]
    private struct Sums
    {
        private int _first;
    }
}
