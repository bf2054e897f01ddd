using Tsumugi.Contracts.Messages;

namespace Tsumugi.Contracts.Measures;

/// <summary>A signal that published filters use and that this program cannot take; a rule on it is skipped and says so.</summary>
/// <param name="Card">What it would measure.</param>
/// <param name="Why">Why it is absent.</param>
public sealed record AbsentMeasure(MeasureCard Card, Phrase Why);
