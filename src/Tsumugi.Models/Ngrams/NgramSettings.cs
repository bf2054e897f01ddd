namespace Tsumugi.Models.Ngrams;

/// <summary>How a language model is trained.</summary>
public sealed record NgramSettings
{
    /// <summary>The longest n-grams that are kept.</summary>
    public const int MostOrder = 6;

    /// <summary>Gets the symbols of the longest n-gram.</summary>
    public int Order { get; init; } = 5;

    /// <summary>Gets the memory that the process may take; what does not fit goes to disk.</summary>
    public long MemoryBytes { get; init; } = 1_000_000_000;

    /// <summary>Gets how many orders are worked on at once; the result is the same for any number.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Gets where sorted parts lie meanwhile.</summary>
    public string WorkFolder { get; init; } = Path.GetTempPath();

    /// <summary>Gets what is left for buffers: without the program itself, and with room for buffers that have just grown and are not collected yet.</summary>
    internal long SortingBytes => Math.Max(MemoryBytes - 100_000_000, MemoryBytes / 4) / 5 * 4;

    /// <summary>Creates a folder of its own for sorted parts within <see cref="WorkFolder"/>.</summary>
    internal DirectoryInfo CreateFolder()
    {
        Directory.CreateDirectory(WorkFolder);
        return Directory.CreateDirectory(Path.Combine(WorkFolder, $".tsumugi-lm-{Environment.ProcessId}-{Path.GetRandomFileName()}"));
    }
}
