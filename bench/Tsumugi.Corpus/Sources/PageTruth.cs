using System.Text.Json.Serialization;

namespace Tsumugi.Corpus.Sources;

/// <summary>What the truth file beside a WARC file of the shared data says of one response.</summary>
public sealed class PageTruth
{
    [JsonPropertyName("uri")]
    public string Uri { get; init; } = "";

    [JsonPropertyName("true_encoding")]
    public string? TrueEncoding { get; init; }

    [JsonPropertyName("header_charset")]
    public string? HeaderCharset { get; init; }

    [JsonPropertyName("header_charset_kind")]
    public string HeaderCharsetKind { get; init; } = "none";

    [JsonPropertyName("http_body")]
    public string HttpBody { get; init; } = "identity";

    [JsonPropertyName("lang")]
    public string? Language { get; init; }
}
