namespace Tsumugi.Models.Transformer;

/// <summary>How the next token is chosen.</summary>
public sealed record SamplingSettings
{
    /// <summary>Gets the choice of the likeliest token.</summary>
    public static SamplingSettings Greedy { get; } = new() { Temperature = 0 };

    /// <summary>Gets what scores are divided by: 0 always takes the likeliest token.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Gets how many of the likeliest tokens come into question; 0 for all.</summary>
    public int TopCount { get; init; }

    /// <summary>Gets the share of probability that the tokens in question have together, likeliest first; 1 for all.</summary>
    public double TopShare { get; init; } = 1;

    /// <summary>Gets the seed.</summary>
    public ulong Seed { get; init; }
}
