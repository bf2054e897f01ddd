using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Tsumugi.Models.Inference;

namespace Tsumugi.Serve.Protocol;

/// <summary>What chat and plain completions have in common: how many answers, how drawn, how sent.</summary>
internal sealed record AnswerOptions
{
    private const int MostAnswers = 16;
    private const int MostStops = 16;

    /// <summary>Gets how many answers are wanted.</summary>
    public required int Answers { get; init; }

    /// <summary>Gets whether they are sent while they are made.</summary>
    public required bool Stream { get; init; }

    /// <summary>Gets whether a stream ends with the count of tokens.</summary>
    public required bool StreamUsage { get; init; }

    /// <summary>Gets where an answer ends.</summary>
    public required IReadOnlyList<string> Stops { get; init; }

    /// <summary>Gets how tokens are drawn; without the wish for probabilities, which the two kinds say differently.</summary>
    public required SamplingSettings Sampling { get; init; }

    /// <summary>Gets whether verbatim overlap with the training text is to be told.</summary>
    public required bool Trace { get; init; }

    /// <summary>Reads the common fields.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="vocabularySize">The number of tokens that a bias may name.</param>
    public static AnswerOptions Read(RequestFields fields, int vocabularySize)
    {
        bool stream = fields.Switch("stream") ?? false;
        bool usage = false;
        if (fields.Any("stream_options") is { } options)
        {
            RequestFields inner = new(options);
            usage = inner.Switch("include_usage") ?? false;
            inner.Switch("include_obfuscation");
            inner.Finish();
        }

        bool trace = false;
        if (fields.Any("tsumugi") is { } own)
        {
            RequestFields inner = new(own);
            trace = inner.Switch("trace") ?? false;
            inner.Finish();
        }

        IReadOnlyList<string> stops = fields.Texts("stop", MostStops);
        return new AnswerOptions
        {
            Answers = fields.Whole("n", 1, MostAnswers) ?? 1,
            Stream = stream,
            StreamUsage = usage,
            Stops = [.. stops.Where(stop => stop.Length > 0)],
            Trace = trace,
            Sampling = new SamplingSettings
            {
                Temperature = fields.Number("temperature", 0, 2) ?? 1,
                TopP = fields.Number("top_p", 0, 1) ?? 1,
                TopK = fields.Whole("top_k", 0, int.MaxValue) ?? 0,
                FrequencyPenalty = fields.Number("frequency_penalty", -2, 2) ?? 0,
                PresencePenalty = fields.Number("presence_penalty", -2, 2) ?? 0,
                LogitBias = Bias(fields, vocabularySize),
                Seed = Seed(fields),
            },
        };
    }

    private static ulong Seed(RequestFields fields)
    {
        if (fields.Any("seed") is not { } value)
        {
            // Without a seed each answer is another, as callers expect.
            return BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long seed) ? unchecked((ulong)seed) : throw ApiException.Invalid("seed", "`seed` must be a whole number.");
    }

    private static Dictionary<int, double> Bias(RequestFields fields, int vocabularySize)
    {
        Dictionary<int, double> bias = [];
        if (fields.Any("logit_bias") is not { } value)
        {
            return bias;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw ApiException.Invalid("logit_bias", "`logit_bias` must be an object of token ids and numbers from -100 to 100.");
        }

        foreach (JsonProperty entry in value.EnumerateObject())
        {
            bool good = int.TryParse(entry.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int token) && token < vocabularySize
                && entry.Value.ValueKind == JsonValueKind.Number && entry.Value.GetDouble() is >= -100 and <= 100;
            bias[token] = good ? entry.Value.GetDouble() : throw ApiException.Invalid("logit_bias", $"`logit_bias` has `{entry.Name}`, expected token ids below {vocabularySize} and numbers from -100 to 100.");
        }

        return bias;
    }
}
