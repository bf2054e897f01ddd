using Tsumugi.Contracts.Rules;

namespace Tsumugi.Stages.Trials;

/// <summary>A set of rules that is tried over a built corpus.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Rules">The rules.</param>
public sealed record Trial(string Name, Preset Rules);
