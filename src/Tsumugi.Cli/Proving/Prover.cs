using System.Globalization;
using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Recipes;
using Tsumugi.Models.Ngrams;
using Tsumugi.Models.Proving;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Training;

namespace Tsumugi.Cli.Proving;

/// <summary>Proves, or fails to prove, that one dataset is better to learn from than another.</summary>
internal static class Prover
{
    /// <summary>By how much the second learning rate is lower: conclusions of small models hold better at reduced rates (arXiv:2512.24503).</summary>
    private const double LowerRate = 3;

    /// <summary>Does the whole work.</summary>
    public static ProofResult Run(ProofOrder order, Session session)
    {
        string folder = Directory.CreateTempSubdirectory("tsumugi-prove-").FullName;
        try
        {
            HeldOutTexts heldOut;
            List<ArmScan> scans = [];
            ProofArms arms;
            using (ByteProgress progress = new(session, 0, session.T("letters read", "文字を読み込み")))
            {
                heldOut = HeldOutTexts.Of(order, progress.Add, session.Stopping);
                ResemblanceIndex index = new(heldOut.Forms);
                foreach (ArmFiles arm in order.Arms)
                {
                    scans.Add(ArmScan.Of(arm, order, heldOut, index, progress.Add, session.Stopping));
                }

                arms = ProofArms.Of(order, scans, folder, progress.Add, session.Stopping);
            }

            NgramSettings settings = new() { Order = order.Order, MemoryBytes = Math.Max(200_000_000, order.MemoryBytes / order.Workers / 2), WorkFolder = folder };
            NgramInstrument ngrams = new(settings, heldOut.Domains);
            using (ByteProgress progress = new(session, arms.Bytes * arms.Names.Count * order.Draws))
            {
                ngrams.Run(arms.Names.Count, order.Draws, arms.Text, order.Workers, () => progress.Add(arms.Bytes), session.Stopping);
            }

            string bytes = Sizes.Format(arms.Bytes);
            Phrase setting = new($"order {order.Order} and {bytes}", $"{order.Order} 次、{bytes} ");
            List<InstrumentResult> instruments = [InstrumentResult.Of("ngram", setting, "all-letters", ngrams.All, arms, order.Seed), InstrumentResult.Of("ngram", setting, "known-letters", ngrams.Known, arms, order.Seed)];
            if (order.LlamaDraws > 0)
            {
                instruments.AddRange(Llamas(order, heldOut, arms, folder, session));
            }

            return new ProofResult(order, heldOut, scans, arms, ngrams.Facts, instruments);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<InstrumentResult> Llamas(ProofOrder order, HeldOutTexts heldOut, ProofArms arms, string folder, Session session)
    {
        Tokenizer tokenizer = LlamaInstrument.Neutral(Enumerable.Range(0, order.Arms.Count).Select(arm => arms.Text(arm, 0)), session.Stopping);
        TrainingSettings settings = TrainingPresets.Find("tiny")!(tokenizer.VocabularySize) with { Steps = order.LlamaSteps, WarmUpSteps = order.LlamaSteps / 20, Seed = order.Seed };
        double[] rates = [settings.LearningRate, settings.LearningRate / LowerRate];
        LlamaInstrument llama = new(settings, tokenizer, heldOut.Domains, folder);
        IReadOnlyList<ArmScores> scores;
        using (ByteProgress progress = new(session, settings.TokensOfStep * order.LlamaSteps * rates.Length * order.LlamaDraws * arms.Names.Count, session.T("tokens", "トークン")))
        {
            scores = llama.Run(arms.Names.Count, order.LlamaDraws, rates, arms.Text, order.Workers, progress.Add, session.Stopping);
        }

        return scores.Select((score, rate) =>
        {
            string parameters = string.Create(CultureInfo.InvariantCulture, $"{settings.Shape.Parameters / 1e6:0.0}"), learning = rates[rate].ToString("R", CultureInfo.InvariantCulture);
            Phrase setting = new($"{parameters} M parameters, {order.LlamaSteps} steps and learning rate {learning}", $"{parameters} M パラメータ、{order.LlamaSteps} ステップ、学習率 {learning} ");
            return InstrumentResult.Of("llama", setting, $"rate-{learning}", score, arms, order.Seed);
        });
    }
}
