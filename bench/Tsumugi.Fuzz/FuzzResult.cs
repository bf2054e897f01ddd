namespace Tsumugi.Fuzz;

/// <summary>What one run of a target gave.</summary>
/// <param name="Digest">A hash of all that came out; the same for the same input.</param>
/// <param name="Kinds">What kind of things were met, roughly; a new value makes an input worth mutating further.</param>
public readonly record struct FuzzResult(ulong Digest, ulong Kinds);
