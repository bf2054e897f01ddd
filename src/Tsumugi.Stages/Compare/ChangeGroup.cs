using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Compare;

/// <summary>Documents with the same change of fate, with a few of them.</summary>
/// <param name="Change">The change.</param>
/// <param name="Samples">Addresses (or ids, where there is none) of some of them.</param>
public sealed record ChangeGroup(FateChange Change, IReadOnlyList<string> Samples);
