namespace Tsumugi.Models.Packing;

/// <summary>How a dataset becomes packed tokens.</summary>
public sealed record PackSettings
{
    /// <summary>Gets the formats: `megatron`, `datatrove`, `llmc`, `mds`.</summary>
    public IReadOnlyList<string> Formats { get; init; } = ["megatron"];

    /// <summary>Gets the share of duplicate clusters that go into validation, 0 to below 1.</summary>
    public double Validation { get; init; } = 0.005;

    /// <summary>Gets the seed of shuffle and split.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets how many files are made tokens at once; the result does not depend on it.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Gets the name of the tokenizer in metadata.</summary>
    public string TokenizerName { get; init; } = "tsumugi";
}
