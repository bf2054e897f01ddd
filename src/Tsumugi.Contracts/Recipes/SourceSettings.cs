namespace Tsumugi.Contracts.Recipes;

/// <summary>One entry of a recipe's `sources`.</summary>
/// <param name="Name">The source's name; unique in the recipe.</param>
/// <param name="Kind">`warc`, `wet`, `html`, `jsonl`, `parquet`, `text`.</param>
/// <param name="Paths">Files, folders and globs, relative to the recipe.</param>
/// <param name="Licence">SPDX id or another name; empty if the recipe states none.</param>
/// <param name="Train">Whether the owner's rights allow training: `yes`, `no`, `unknown`.</param>
/// <param name="Redistribute">Whether the text may be passed on: `yes`, `no`, `unknown`.</param>
/// <param name="TextField">For `jsonl` and `parquet`: the field that holds the text.</param>
public sealed record SourceSettings(
    string Name,
    string Kind,
    IReadOnlyList<string> Paths,
    string Licence,
    string Train,
    string Redistribute,
    string TextField);
