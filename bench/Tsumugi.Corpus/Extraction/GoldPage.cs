using System.Text.Json.Serialization;

namespace Tsumugi.Corpus.Extraction;

/// <summary>A page that has gold: the same line goes to every tool.</summary>
/// <param name="File">The archive it came from.</param>
/// <param name="Uri">Its address.</param>
/// <param name="Html">Its letters, decoded, without an XML declaration.</param>
public sealed record GoldPage(
    [property: JsonPropertyName("file")] string File,
    [property: JsonPropertyName("uri")] string Uri,
    [property: JsonPropertyName("html")] string Html);
