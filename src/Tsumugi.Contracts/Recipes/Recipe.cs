namespace Tsumugi.Contracts.Recipes;

/// <summary>What a user asks for: sources and the settings of every stage, checked and complete.</summary>
public sealed record Recipe
{
    /// <summary>Gets the name of the dataset.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the folder against which relative paths are read.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the sources.</summary>
    public required IReadOnlyList<SourceSettings> Sources { get; init; }

    /// <summary>Gets the settings by section name.</summary>
    public required IReadOnlyDictionary<string, Settings> Sections { get; init; }

    /// <summary>Gets the rules in force: preset and overrides joined.</summary>
    public required Rules.Preset Rules { get; init; }

    /// <summary>Gets what becomes of personal data.</summary>
    public required Privacy.RedactionPolicy Privacy { get; init; }
}
