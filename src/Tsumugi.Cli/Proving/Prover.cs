using Tsumugi.Cli.Screen;
using Tsumugi.Models.Ngrams;
using Tsumugi.Models.Proving;

namespace Tsumugi.Cli.Proving;

/// <summary>Proves, or fails to prove, that one dataset is better to learn from than another.</summary>
internal static class Prover
{
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

            List<InstrumentResult> instruments = [InstrumentResult.Of("ngram", "all-letters", ngrams.All, arms, order.Seed), InstrumentResult.Of("ngram", "known-letters", ngrams.Known, arms, order.Seed)];
            return new ProofResult(order, heldOut, scans, arms, ngrams.Facts, instruments);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
