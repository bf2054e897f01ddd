namespace Tsumugi.Cli.Proving;

/// <summary>What a person wants proved, and how.</summary>
internal sealed record ProofOrder
{
    /// <summary>Gets the datasets; the first is what the others are compared with.</summary>
    public required IReadOnlyList<ArmFiles> Arms { get; init; }

    /// <summary>Gets held-out texts; empty to split some off the first dataset.</summary>
    public required IReadOnlyList<ArmFiles> HeldOut { get; init; }

    /// <summary>Gets the share of each source that is split off at most, 0 to 0.5, where no texts are named.</summary>
    public required double HeldOutShare { get; init; }

    /// <summary>Gets the bytes of a draw.</summary>
    public required long Bytes { get; init; }

    /// <summary>Gets the draws of each arm.</summary>
    public required int Draws { get; init; }

    /// <summary>Gets the order of the n-grams.</summary>
    public required int Order { get; init; }

    /// <summary>Gets a value indicating whether all arms are drawn with the same shares of sources.</summary>
    public required bool IsSharedMix { get; init; }

    /// <summary>Gets how many of the draws the small Llama is trained on; 0 for none.</summary>
    public required int LlamaDraws { get; init; }

    /// <summary>Gets the steps of each of its trainings.</summary>
    public required int LlamaSteps { get; init; }

    /// <summary>Gets the seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Gets how many models are made at once.</summary>
    public required int Workers { get; init; }

    /// <summary>Gets the memory to keep to.</summary>
    public required long MemoryBytes { get; init; }
}
