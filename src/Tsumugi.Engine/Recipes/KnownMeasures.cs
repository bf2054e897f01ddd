using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Rules;

namespace Tsumugi.Engine.Recipes;

/// <summary>What a rule can rest on.</summary>
/// <param name="Present">The ids of the measures that are taken of every document.</param>
/// <param name="Absent">Those that publications use and nobody here can take, with the reason.</param>
public sealed record KnownMeasures(IReadOnlyCollection<string> Present, IReadOnlyList<Signal> Absent)
{
    /// <summary>Gets the ids of those that are shares from 0 to 1, so that a limit beyond them is a slip.</summary>
    public IReadOnlyCollection<string> Shares { get; init; } = [];

    /// <summary>Gets whether measures of models pass that no recipe has named yet: a preset may be looked at without the recipe that uses it.</summary>
    public bool AnyModel { get; init; }

    /// <summary>Gets the same with the measures of a recipe's models, and no others of models.</summary>
    public KnownMeasures With(IEnumerable<MeasureCard> models)
    {
        MeasureCard[] cards = [.. models];
        return this with
        {
            Present = Present.Concat(cards.Select(card => card.Id)).ToHashSet(StringComparer.Ordinal),
            Shares = Shares.Concat(cards.Where(card => card.Unit == Unit.Ratio).Select(card => card.Id)).ToHashSet(StringComparer.Ordinal),
            AnyModel = false,
        };
    }

    /// <summary>Says whether a rule can rest on a measure.</summary>
    public bool Has(string id) => Present.Contains(id) || (AnyModel && MeasureModel.IsMeasure(id));
}
