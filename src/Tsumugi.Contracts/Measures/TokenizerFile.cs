using System.Text.Json.Serialization;

namespace Tsumugi.Contracts.Measures;

/// <summary>The tokenizer over whose pieces a language model was trained, as the plan saw it.</summary>
/// <param name="File">The file as the recipe writes it.</param>
/// <param name="Path">Where it lies on this machine; null in a seal, and no part of the plan's hash.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of its content.</param>
public sealed record TokenizerFile(
    string File,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Path = null,
    long Bytes = 0,
    string Sha256 = "");
