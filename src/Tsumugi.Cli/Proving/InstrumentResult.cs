using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Proving;

namespace Tsumugi.Cli.Proving;

/// <summary>What one instrument says by one measure.</summary>
/// <param name="Instrument">`ngram` or `llama`.</param>
/// <param name="Setting">How large it is, as a claim begins.</param>
/// <param name="Measure">`all-letters`, `known-letters`, or the learning rate.</param>
/// <param name="Scores">Bits and letters.</param>
/// <param name="Verdict">Whether the controls rank last.</param>
/// <param name="ToFirst">Differences from the first dataset.</param>
/// <param name="ToRandom">Differences from the random part; null if there is none.</param>
internal sealed record InstrumentResult(string Instrument, Phrase Setting, string Measure, ArmScores Scores, ProofVerdict Verdict, IReadOnlyList<ArmDifference> ToFirst, IReadOnlyList<ArmDifference>? ToRandom)
{
    /// <summary>Compares the arms.</summary>
    public static InstrumentResult Of(string instrument, Phrase setting, string measure, ArmScores scores, ProofArms arms, ulong seed) => new(
        instrument,
        setting,
        measure,
        scores,
        ProofVerdict.Of(scores, arms.FirstControl),
        PairedBootstrap.Differences(scores, 0, seed),
        arms.RandomArm < 0 ? null : PairedBootstrap.Differences(scores, arms.RandomArm, seed));
}
