namespace Tsumugi.Engine.Verification;

/// <summary>A finished run as the seal of a later one names it.</summary>
/// <param name="Name">Its name in ledgers.</param>
/// <param name="Plan">The hash of its plan.</param>
/// <param name="Root">Its Merkle root.</param>
public sealed record SealedRun(string Name, string Plan, string Root);
