using Tsumugi.Models.Ngrams;

namespace Tsumugi.Models.Proving;

/// <summary>The first instrument: a Kneser-Ney model of letters for each draw of each arm, and the bits of the held-out texts under it.</summary>
/// <remarks>
/// All models have the standard alphabet, so a letter that an arm has never seen costs what it costs in every arm. Because noise teaches a model rare letters, the bits are taken a
/// second time over those letters alone that all arms of a draw have. Memory: that of <see cref="NgramSettings.MemoryBytes"/> and one model for each worker. The numbers do not depend on the workers.
/// </remarks>
/// <param name="settings">Order, memory and work folder of a training.</param>
/// <param name="domains">The held-out texts.</param>
public sealed class NgramInstrument(NgramSettings settings, IReadOnlyList<HeldOutDomain> domains)
{
    /// <summary>Gets the bits over all letters, after <see cref="Run"/>.</summary>
    public ArmScores All { get; private set; } = new(0, 0, []);

    /// <summary>Gets the bits over letters that all arms know, after <see cref="Run"/>.</summary>
    public ArmScores Known { get; private set; } = new(0, 0, []);

    /// <summary>Gets what is counted of each arm and draw, after <see cref="Run"/>.</summary>
    public DrawFacts[][] Facts { get; private set; } = [];

    /// <summary>Trains and scores.</summary>
    /// <param name="arms">How many arms.</param>
    /// <param name="draws">How many draws.</param>
    /// <param name="text">Gives the text of an arm and draw; called by many threads.</param>
    /// <param name="workers">Models at once.</param>
    /// <param name="done">Told after each model.</param>
    /// <param name="stopping">Stops the work.</param>
    public void Run(int arms, int draws, Func<int, int, string> text, int workers, Action done, CancellationToken stopping)
    {
        All = new ArmScores(arms, draws, domains);
        Known = new ArmScores(arms, draws, domains);
        Facts = [.. Enumerable.Range(0, arms).Select(_ => new DrawFacts[draws])];
        bool[][] known = new bool[draws][];
        ProofWork.Each(draws, workers, draw => known[draw] = KnownToAll(Enumerable.Range(0, arms).Select(arm => text(arm, draw))), stopping);
        ProofWork.Each(arms * draws, workers, job =>
        {
            (int draw, int arm) = Math.DivRem(job, arms);
            Measure(arm, draw, text(arm, draw), known[draw], stopping);
            done();
        }, stopping);
    }

    private static bool[] KnownToAll(IEnumerable<string> texts)
    {
        Alphabet alphabet = Alphabet.Standard;
        bool[]? all = null;
        int[] symbols = [];
        foreach (string text in texts)
        {
            bool[] seen = new bool[alphabet.Count];
            symbols = symbols.Length < text.Length ? new int[text.Length] : symbols;
            int count = alphabet.Spell(text, symbols);
            foreach (int symbol in symbols.AsSpan(0, count))
            {
                seen[symbol] = true;
            }

            seen[Alphabet.End] = true;
            for (int symbol = 0; all is not null && symbol < seen.Length; symbol++)
            {
                seen[symbol] &= all[symbol];
            }

            all = seen;
        }

        return all ?? [];
    }

    private void Measure(int arm, int draw, string text, bool[] known, CancellationToken stopping)
    {
        string path = Path.Combine(settings.WorkFolder, FormattableString.Invariant($"arm{arm}-draw{draw}.lm"));
        long letters;
        long ngrams;
        using (NgramTrainer trainer = new(Alphabet.Standard, settings))
        {
            trainer.AddText(text);
            trainer.Write(path, stopping);
            (letters, ngrams) = (trainer.Letters, trainer.Counts[^1]);
        }

        Facts[arm][draw] = new DrawFacts(ProofText.Bytes(text), letters, ngrams, DrawFacts.RepeatedIn(text));
        NgramScorer scorer = new(NgramModel.Read(path), known);
        File.Delete(path);
        int document = 0;
        foreach (string heldOut in domains.SelectMany(domain => domain.Texts))
        {
            stopping.ThrowIfCancellationRequested();
            TextBits bits = scorer.Score(heldOut);
            All.Bits(arm, draw)[document] = bits.Bits;
            Known.Bits(arm, draw)[document] = bits.Bits - bits.BitsOutside;
            if (arm == 0)
            {
                // The same for every arm: what a text has does not depend on who reads it.
                All.Letters(draw)[document] = bits.Letters;
                Known.Letters(draw)[document] = bits.Letters - bits.Outside;
            }

            document++;
        }
    }
}
