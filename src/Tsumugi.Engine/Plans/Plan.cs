using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Engine.Plans;

/// <summary>What a run will do, fixed before it starts: recipe, inputs and shards, and a hash over all of it.</summary>
/// <remarks>Holds nothing of the machine (workers, memory, absolute paths do not enter the hash), so that the same work has the same hash everywhere.</remarks>
public sealed record Plan
{
    /// <summary>The name of the own segmenter, which is part of the program.</summary>
    public const string OwnWords = "own";

    /// <summary>Gets the version of the program.</summary>
    public required string Engine { get; init; }

    /// <summary>Gets the recipe, checked and complete.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>Gets the recipe as its user wrote it.</summary>
    public required string RecipeText { get; init; }

    /// <summary>Gets the inputs, by name.</summary>
    public required IReadOnlyList<PlanInput> Inputs { get; init; }

    /// <summary>Gets the shards of the first pass.</summary>
    public required IReadOnlyList<Shard> Shards { get; init; }

    /// <summary>Gets the files of the evaluation sets that the recipe names, set by set.</summary>
    public IReadOnlyList<EvaluationFile> Evaluation { get; init; } = [];

    /// <summary>Gets the lists of hosts and addresses that are left out.</summary>
    public IReadOnlyList<ListFile> Blocking { get; init; } = [];

    /// <summary>Gets the models by which every document is measured.</summary>
    public IReadOnlyList<MeasureModel> Models { get; init; } = [];

    /// <summary>Gets the name of what cuts words, with its version and dictionary: texts measured with another one cannot be held against the same limits.</summary>
    public string Words { get; init; } = OwnWords;

    /// <summary>Gets the earlier runs whose documents stand before those of this one, oldest first.</summary>
    public IReadOnlyList<EarlierRun> Earlier { get; init; } = [];

    /// <summary>Gets the SHA-256 over engine version, recipe, segmenter, models, evaluation sets, inputs, shards and earlier runs.</summary>
    public required string Hash { get; init; }
}
