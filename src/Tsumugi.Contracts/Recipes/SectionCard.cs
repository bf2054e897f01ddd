namespace Tsumugi.Contracts.Recipes;

/// <summary>One section of a recipe (`extract:`), owned by the stage that reads it.</summary>
/// <param name="Name">The key at the top level of the recipe.</param>
/// <param name="Summary">One English sentence.</param>
/// <param name="SummaryJa">The same in Japanese.</param>
/// <param name="Settings">The keys of the section.</param>
public sealed record SectionCard(string Name, string Summary, string SummaryJa, IReadOnlyList<SettingCard> Settings)
{
    /// <summary>Gets whether the keys of the section are names that the recipe chooses, each with these settings; their values are then under `NAME.key`.</summary>
    public bool Named { get; init; }
}
