using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Read;

namespace Tsumugi.Stages.Contamination;

/// <summary>Reads the items of an evaluation file: JSON Lines, one JSON value, comma- or tab-separated rows; plain, gzip or zstd; UTF-8.</summary>
/// <remarks>
/// Nothing of the content throws: what cannot be read is handed over as a fault, and reading goes on behind it as far as the format allows. The
/// endings `.csv` and `.tsv` say that a file is a table; anything else is JSON.
/// </remarks>
internal static class EvaluationFormat
{
    /// <summary>Gets the endings of names that are taken from folders.</summary>
    public static IReadOnlyList<string> Endings { get; } =
    [
        .. from format in (string[])[".jsonl", ".json", ".csv", ".tsv"]
           from packing in (string[])["", ".gz", ".zst"]
           select format + packing,
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fields">The fields wanted; none means all.</param>
    /// <param name="limits">The sizes in force.</param>
    /// <param name="item">Takes each item; the object is used again.</param>
    /// <param name="fault">Takes each fault.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static void Read(EvaluationFile file, FieldChoice fields, ReadLimits limits, Action<EvaluationItem> item, Action<EvaluationFault> fault)
    {
        char? separator = Separator(file.Name);
        if (separator is { } between)
        {
            new TableItems(between, fields, item, fault).Read(file.Path, limits);
        }
        else
        {
            new JsonItems(fields, item, fault).Read(file.Path, limits);
        }
    }

    private static char? Separator(string name)
    {
        string bare = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(name) : name;
        return Path.GetExtension(bare).ToLowerInvariant() switch
        {
            ".csv" => ',',
            ".tsv" => '\t',
            _ => null,
        };
    }
}
