using System.Text.Json.Serialization;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Engine.Verification;

/// <summary>The seal of a finished run: what went in, what came out, and one hash over all of it.</summary>
public sealed record RunManifest
{
    /// <summary>Gets the version of this file's layout.</summary>
    public required int Format { get; init; }

    /// <summary>Gets the name of the dataset.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the version of the program.</summary>
    public required string Engine { get; init; }

    /// <summary>Gets the hash of the plan (recipe, inputs, shards, program).</summary>
    public required string Plan { get; init; }

    /// <summary>Gets the Merkle root over plan hash and outputs; equal roots mean equal datasets, byte for byte.</summary>
    public required string Root { get; init; }

    /// <summary>Gets the name of what cut the words, with its version and dictionary; the numbers of words mean something only together with it.</summary>
    public string Words { get; init; } = Plans.Plan.OwnWords;

    /// <summary>Gets the recipe as written.</summary>
    public required string Recipe { get; init; }

    /// <summary>Gets the rules in force, preset and overrides joined, so that any number of the ledger can be held against its limit later.</summary>
    public required Preset Rules { get; init; }

    /// <summary>Gets the models by which every document was measured, with the SHA-256 of their files; null if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MeasureModel>? Models { get; init; }

    /// <summary>Gets the stages in the order in which they ran, with what each did about personal data: the receipt that it came before any training data.</summary>
    public IReadOnlyList<SealedStage> Stages { get; init; } = [];

    /// <summary>Gets the earlier runs that this one was made against, oldest first; null if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SealedRun>? Earlier { get; init; }

    /// <summary>Gets the stretches of source files that were read, each with its SHA-256.</summary>
    public required IReadOnlyList<TaskOutput> Inputs { get; init; }

    /// <summary>Gets the files of the dataset, by key.</summary>
    public required IReadOnlyList<TaskOutput> Outputs { get; init; }
}
