using Tsumugi.Models.Packing;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Tokenizers.Training;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;
using Tsumugi.Text;

namespace Tsumugi.Models.Proving;

/// <summary>The second instrument: a small Llama for each draw of each arm at each learning rate, and the bits of the held-out texts under it.</summary>
/// <remarks>
/// One tokenizer for all, trained on equal parts of all datasets, so that no arm has the better cuts; it falls back to bytes, so that no letter is outside. All models take the same
/// steps. Conclusions from small models can turn over with the learning rate (arXiv:2512.24503), so several are told side by side. Each model has one thread; the numbers do not
/// depend on how many are made at once.
/// </remarks>
/// <param name="settings">What is fixed for all trainings; seed and learning rate are set for each.</param>
/// <param name="tokenizer">The tokenizer.</param>
/// <param name="domains">The held-out texts; a part of each is taken.</param>
/// <param name="folder">Where tokens lie meanwhile.</param>
public sealed class LlamaInstrument(TrainingSettings settings, Tokenizer tokenizer, IReadOnlyList<HeldOutDomain> domains, string folder)
{
    /// <summary>The pieces of the tokenizer.</summary>
    public const int VocabularySize = 4096;

    /// <summary>More bytes than a token has on average, so that a thinned draw fills all steps without being read twice.</summary>
    private const int BytesOfToken = 8;

    private const long MostBytes = 60_000;
    private const int MostDocumentBytes = 4_000;

    private readonly HeldOutDomain[] _domains = [.. domains.Select(Part)];

    /// <summary>Trains the tokenizer on equal parts of texts.</summary>
    public static Tokenizer Neutral(IEnumerable<string> texts, CancellationToken stopping)
    {
        PreTokenCounts counts = new();
        foreach (string text in texts)
        {
            counts.Add(text);
        }

        return new Tokenizer(BytePairTrainer.Train(counts, new BytePairSettings { VocabularySize = VocabularySize }, (_, _) => { }, stopping));
    }

    /// <summary>Trains and scores.</summary>
    /// <param name="arms">How many arms.</param>
    /// <param name="draws">How many draws of each.</param>
    /// <param name="rates">The learning rates.</param>
    /// <param name="text">Gives the text of an arm and draw; called by many threads.</param>
    /// <param name="workers">Models at once.</param>
    /// <param name="done">Told the tokens of each step.</param>
    /// <param name="stopping">Stops the work.</param>
    /// <returns>For each learning rate, the bits.</returns>
    public IReadOnlyList<ArmScores> Run(int arms, int draws, IReadOnlyList<double> rates, Func<int, int, string> text, int workers, Action<long> done, CancellationToken stopping)
    {
        ArmScores[] scores = [.. rates.Select(_ => new ArmScores(arms, draws, _domains))];
        ProofWork.Each(arms * draws, workers, job =>
        {
            (int draw, int arm) = Math.DivRem(job, arms);
            string prefix = Pack(text(arm, draw), arm, draw);
            using MegatronReader reader = MegatronReader.Open(prefix);
            for (int rate = 0; rate < rates.Count; rate++)
            {
                // Draws are seeds, too, and the same for all arms: the same fresh weights, the same order.
                TrainingSettings wanted = settings with { LearningRate = rates[rate], Seed = settings.Seed + (ulong)draw };
                Trainer trainer = new(wanted, TokenStretch.Whole(reader), threads: 1);
                while (!trainer.IsDone)
                {
                    stopping.ThrowIfCancellationRequested();
                    trainer.Advance();
                    done(settings.TokensOfStep);
                }

                Score(trainer.Model, scores[rate].Bits(arm, draw), stopping);
            }
        }, stopping);
        foreach (ArmScores score in scores)
        {
            for (int draw = 0; draw < draws; draw++)
            {
                int document = 0;
                foreach (string heldOut in _domains.SelectMany(domain => domain.Texts))
                {
                    score.Letters(draw)[document++] = CodePoints.Count(heldOut);
                }
            }
        }

        return scores;
    }

    private static HeldOutDomain Part(HeldOutDomain domain)
    {
        List<string> texts = [];
        long bytes = 0;
        foreach (string text in domain.Texts.TakeWhile(_ => bytes < MostBytes))
        {
            texts.Add(ProofText.Cut(text, MostDocumentBytes));
            bytes += ProofText.Bytes(texts[^1]);
        }

        return domain with { Texts = texts };
    }

    private string Pack(string text, int arm, int draw)
    {
        string prefix = Path.Combine(folder, FormattableString.Invariant($"arm{arm}-draw{draw}-tokens"));
        List<int> tokens = [];
        tokenizer.Encode(ProofText.Thin(text, settings.Steps * settings.TokensOfStep * BytesOfToken), tokens);
        using MegatronWriter writer = new(prefix, MegatronWriter.WidthFor(tokenizer.VocabularySize));
        writer.Add([.. tokens]);
        writer.Finish();
        return prefix;
    }

    private void Score(LlamaModel model, Span<double> bits, CancellationToken stopping)
    {
        LlamaPass pass = new(model, settings.Sequences, settings.Length);
        List<(int Document, int[] Tokens)> sequences = [.. _domains.SelectMany(domain => domain.Texts).SelectMany((text, document) => Sequences(text, pass.Length).Select(tokens => (document, tokens)))];
        foreach ((int Document, int[] Tokens)[] batch in sequences.Chunk(pass.Sequences))
        {
            stopping.ThrowIfCancellationRequested();
            int[] tokens = new int[pass.Sequences * pass.Length];
            int[] targets = new int[tokens.Length];
            Array.Fill(targets, -1);
            for (int i = 0; i < batch.Length; i++)
            {
                batch[i].Tokens.AsSpan(0, batch[i].Tokens.Length - 1).CopyTo(tokens.AsSpan(i * pass.Length));
                batch[i].Tokens.AsSpan(1).CopyTo(targets.AsSpan(i * pass.Length));
            }

            ReadOnlySpan<double> losses = pass.Losses(tokens, targets);
            for (int row = 0; row < batch.Length * pass.Length; row++)
            {
                bits[batch[row / pass.Length].Document] += losses[row] / Math.Log(2);
            }
        }
    }

    /// <summary>Cuts a document into sequences, each of which begins with the token that the one before ended with; the first with the mark of the end of a text.</summary>
    private IEnumerable<int[]> Sequences(string text, int length)
    {
        List<int> ids = [tokenizer.EndOfText ?? 0];
        tokenizer.Encode(text, ids);
        for (int start = 0; start + 1 < ids.Count; start += length)
        {
            yield return [.. ids.Skip(start).Take(length + 1)];
        }
    }
}
