namespace Tsumugi.Contracts.Documents;

/// <summary>One stretch of one input file, small enough for one task.</summary>
/// <param name="Path">Where to open the file on this machine.</param>
/// <param name="Name">The stable name (relative to the recipe, `/` between folders); part of document ids.</param>
/// <param name="Kind">Recipe source kind: `warc`, `wet`, `html`, `jsonl`, `parquet`, `text`.</param>
/// <param name="Start">First byte whose record belongs to this slice (a record that begins at or after it).</param>
/// <param name="End">First byte behind the slice: records that begin here or later belong to the next one; <see cref="long.MaxValue"/> for the whole file.</param>
/// <param name="TextField">The JSON or Parquet field that holds the text.</param>
public sealed record SourceFile(string Path, string Name, string Kind, long Start = 0, long End = long.MaxValue, string TextField = "text");
