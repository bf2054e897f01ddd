using System.Text.Json.Serialization;

namespace Tsumugi.Corpus.Scoring;

/// <summary>A line of a made corpus' truth file, as far as scores need it.</summary>
public sealed class TruthRow
{
    [JsonPropertyName("uri")]
    public string? Uri { get; init; }

    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("kind")]
    public string Kind { get; init; } = "";

    [JsonPropertyName("origin")]
    public string? Origin { get; init; }

    [JsonPropertyName("encoding")]
    public string Encoding { get; init; } = "";

    [JsonPropertyName("ascii")]
    public bool Ascii { get; init; }

    [JsonPropertyName("language")]
    public string Language { get; init; } = "";

    [JsonPropertyName("jaccard5")]
    public double Jaccard { get; init; } = 1;
}
