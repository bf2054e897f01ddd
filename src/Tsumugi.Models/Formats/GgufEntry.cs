namespace Tsumugi.Models.Formats;

/// <summary>A named value in the head of a GGUF file.</summary>
/// <param name="Key">Its name, such as `llama.block_count`.</param>
/// <param name="Value">A `uint`, `int`, `float`, `bool`, `string`, or an array of `string`, `float` or `int`.</param>
public sealed record GgufEntry(string Key, object Value);
