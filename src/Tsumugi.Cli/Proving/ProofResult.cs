using Tsumugi.Models.Proving;

namespace Tsumugi.Cli.Proving;

/// <summary>Everything that a proof has found.</summary>
/// <param name="Order">What was wanted.</param>
/// <param name="HeldOut">What it was measured on.</param>
/// <param name="Scans">The datasets.</param>
/// <param name="Arms">All arms.</param>
/// <param name="Facts">What is counted of each arm and draw.</param>
/// <param name="Instruments">What the instruments say; the first one decides.</param>
internal sealed record ProofResult(ProofOrder Order, HeldOutTexts HeldOut, IReadOnlyList<ArmScan> Scans, ProofArms Arms, DrawFacts[][] Facts, IReadOnlyList<InstrumentResult> Instruments)
{
    /// <summary>Gets the measure that decides.</summary>
    public InstrumentResult Main => Instruments[0];

    /// <summary>Gets the measure by which the controls do not rank last, so that nothing may be concluded; null if there is none.</summary>
    public InstrumentResult? Blind => Instruments.FirstOrDefault(instrument => instrument.Instrument == Main.Instrument && !instrument.Verdict.LastOverall);

    /// <summary>Gets a value indicating whether nothing may be concluded.</summary>
    public bool IsVoid => Blind is not null;

    /// <summary>Gets how many domains count.</summary>
    public int CountedDomains => HeldOut.Domains.Count(domain => domain.IsCounted);

    /// <summary>Gets the bits per letter of each arm: the mean over the domains that count.</summary>
    public double MeanOf(int arm) => Main.Scores.Mean(Main.Scores.PerLetter(arm));

    /// <summary>Gets in how many domains the whole interval of an arm is below 0, or above, among those in which the instrument sees the controls.</summary>
    public int Domains(InstrumentResult instrument, int arm, bool better) => instrument.ToFirst[arm].Domains.Where((difference, domain) => HeldOut.Domains[domain].IsCounted && instrument.Verdict.SeenIn[domain] && (better ? difference.High < 0 : difference.Low > 0)).Count();

    /// <summary>Gets the mean of what is counted of the draws of an arm.</summary>
    public double MeanFact(int arm, Func<DrawFacts, double> fact) => Facts[arm].Average(fact);
}
