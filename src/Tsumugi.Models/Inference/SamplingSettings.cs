namespace Tsumugi.Models.Inference;

/// <summary>How the next token is drawn; the names are those of the OpenAI API.</summary>
public sealed record SamplingSettings
{
    /// <summary>Gets what logits are divided by; 0 takes the likeliest token, the lower id where two are equal.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Gets the share of probability from the top that stays in the draw.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Gets how many of the likeliest tokens stay in the draw; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>Gets the seed: the same seed, prompt and model give the same text.</summary>
    public ulong Seed { get; init; }

    /// <summary>Gets what is taken off a logit for each time that its token has been written.</summary>
    public double FrequencyPenalty { get; init; }

    /// <summary>Gets what is taken off the logit of each token that has been written at all.</summary>
    public double PresencePenalty { get; init; }

    /// <summary>Gets what is added to the logits of single tokens.</summary>
    public IReadOnlyDictionary<int, double> LogitBias { get; init; } = new Dictionary<int, double>();

    /// <summary>Gets how many other likely tokens are told with each token; -1 if no probabilities are wanted.</summary>
    public int TopLogprobs { get; init; } = -1;
}
