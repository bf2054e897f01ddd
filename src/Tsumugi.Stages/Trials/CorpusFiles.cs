namespace Tsumugi.Stages.Trials;

/// <summary>Where the ledgers of a finished run are.</summary>
/// <param name="Folder">The output folder.</param>
/// <param name="Outputs">Keys and sizes of the files in its manifest.</param>
public sealed record CorpusFiles(string Folder, IReadOnlyList<(string Key, long Bytes)> Outputs)
{
    /// <summary>Gets a value indicating whether the intermediates in the folder are those of this run.</summary>
    public bool HasWork { get; init; }

    /// <summary>Gets the files of one ledger, in the order of the shards.</summary>
    /// <param name="name">`documents`, `measures`, `clusters`, `decisions-rules` …</param>
    public IReadOnlyList<(string Key, long Bytes)> Of(string name) =>
        [.. Outputs.Where(output => output.Key.StartsWith($"ledger/{name}-", StringComparison.Ordinal) && char.IsAsciiDigit(output.Key[name.Length + 8])).OrderBy(output => output.Key.Length).ThenBy(output => output.Key, StringComparer.Ordinal)];

    /// <summary>Gets the path of a file.</summary>
    public string PathOf(string key) => Path.Combine(Folder, key.Replace('/', Path.DirectorySeparatorChar));
}
