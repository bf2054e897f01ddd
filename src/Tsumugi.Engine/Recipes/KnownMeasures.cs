using Tsumugi.Contracts.Rules;

namespace Tsumugi.Engine.Recipes;

/// <summary>What a rule can rest on.</summary>
/// <param name="Present">The ids of the measures that are taken of every document.</param>
/// <param name="Absent">Those that publications use and nobody here can take, with the reason.</param>
public sealed record KnownMeasures(IReadOnlyCollection<string> Present, IReadOnlyList<Signal> Absent)
{
    /// <summary>Gets the ids of those that are shares from 0 to 1, so that a limit beyond them is a slip.</summary>
    public IReadOnlyCollection<string> Shares { get; init; } = [];
}
