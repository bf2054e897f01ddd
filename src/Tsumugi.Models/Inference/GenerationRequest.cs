namespace Tsumugi.Models.Inference;

/// <summary>One text to be continued.</summary>
/// <param name="Prompt">The tokens to begin with.</param>
/// <param name="MaxTokens">How many tokens may follow; 0 only reads the prompt.</param>
/// <param name="Stops">Texts at which it ends.</param>
/// <param name="Sampling">How tokens are drawn.</param>
/// <param name="Echo">Whether the prompt is told, too, with its probabilities if those are wanted.</param>
public sealed record GenerationRequest(IReadOnlyList<int> Prompt, int MaxTokens, IReadOnlyList<string> Stops, SamplingSettings Sampling, bool Echo = false);
