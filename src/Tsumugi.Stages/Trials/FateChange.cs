namespace Tsumugi.Stages.Trials;

/// <summary>Documents that end otherwise under a trial than under the rules of the run.</summary>
/// <param name="From">`kept`, `merged`, or the id of the first rule that failed.</param>
/// <param name="To">The same under the trial.</param>
/// <param name="Amount">How many.</param>
public sealed record FateChange(string From, string To, Quantity Amount);
