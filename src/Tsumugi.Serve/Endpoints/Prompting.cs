using Tsumugi.Models.Inference;
using Tsumugi.Serve.Protocol;

namespace Tsumugi.Serve.Endpoints;

/// <summary>Turns what was asked into tokens that fit the model.</summary>
internal static class Prompting
{
    /// <summary>Refuses a request for another model.</summary>
    public static void Check(ITextModel model, string asked)
    {
        if (asked != model.Name)
        {
            throw ApiException.NoModel(asked);
        }
    }

    /// <summary>Makes tokens of a text.</summary>
    public static List<int> Tokens(ITextModel model, string text)
    {
        List<int> tokens = [];
        model.Encode(text, tokens);
        return tokens;
    }

    /// <summary>Counts the tokens that are read, with the one of the beginning.</summary>
    public static int Length(ITextModel model, IReadOnlyList<int> prompt) => prompt.Count + (model.Begin is null ? 0 : 1);

    /// <summary>Says how many tokens an answer may have; a wish for more than fits ends with `length`.</summary>
    /// <param name="model">The model.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="wanted">How many were asked for; null for as many as fit.</param>
    /// <param name="field">The field that a message names.</param>
    /// <exception cref="ApiException">400: the prompt is empty or fills the context.</exception>
    public static int Answer(ITextModel model, IReadOnlyList<int> prompt, int? wanted, string field)
    {
        int length = Length(model, prompt);
        if (length == 0)
        {
            throw ApiException.Invalid(field, $"`{field}` is empty, and this model has no token to begin a text with.");
        }

        int fits = model.ContextLength - length;
        if (fits < (wanted == 0 ? 0 : 1))
        {
            throw ApiException.Invalid(field, $"`{field}` has {length} tokens; this model reads {model.ContextLength} together with the answer.", "context_length_exceeded");
        }

        // The token behind the last one that fits can still be drawn, for it need not be read.
        return Math.Min(wanted ?? int.MaxValue, fits + 1);
    }

    /// <summary>Gets the settings of one of several answers: each has its own seed.</summary>
    public static SamplingSettings Sampling(SamplingSettings settings, int answer) => settings with { Seed = settings.Seed + (0x9E3779B97F4A7C15 * (ulong)answer) };
}
