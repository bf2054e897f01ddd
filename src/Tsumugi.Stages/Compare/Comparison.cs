namespace Tsumugi.Stages.Compare;

/// <summary>What differs between runs, or between presets over one run.</summary>
public sealed record Comparison
{
    /// <summary>Gets a value indicating whether presets are compared: then agreement is about passing the rules, otherwise about being in the dataset.</summary>
    public required bool OfPresets { get; init; }

    /// <summary>Gets the sides.</summary>
    public required IReadOnlyList<ComparedSide> Sides { get; init; }

    /// <summary>Gets the agreement of every two sides, the first before the second.</summary>
    public required IReadOnlyList<Agreement> Agreements { get; init; }

    /// <summary>Gets the changes of fate: for two runs one list, from the first to the second; for presets one for each, from the rules of the run to it.</summary>
    public required IReadOnlyList<(string From, string To, IReadOnlyList<ChangeGroup> Groups)> Changes { get; init; }

    /// <summary>Gets the documents of both runs whose kept text has another size; 0 for presets.</summary>
    public required long OtherSize { get; init; }

    /// <summary>Gets a value indicating whether the files of both datasets are the same, byte for byte; true for presets.</summary>
    public required bool SameData { get; init; }

    /// <summary>Gets the clusters of duplicates whose outcome is an estimate; 0 for runs.</summary>
    public required long EstimatedClusters { get; init; }

    /// <summary>Gets a value indicating whether nothing differs.</summary>
    public bool Equal => SameData && OtherSize == 0 && Agreements.All(pair => pair.OnlyFirst + pair.OnlySecond == 0) && (OfPresets || Changes.All(change => change.Groups.Count == 0));

    /// <summary>Gets the agreement of two sides in either order; null for a side with itself.</summary>
    public Agreement? Between(int first, int second) => Agreements.FirstOrDefault(pair => (pair.First, pair.Second) == (Math.Min(first, second), Math.Max(first, second)));
}
