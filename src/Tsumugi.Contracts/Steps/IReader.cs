using Tsumugi.Contracts.Documents;

namespace Tsumugi.Contracts.Steps;

/// <summary>Knows one kind of source file.</summary>
public interface IReader
{
    /// <summary>Gets the kind as a recipe writes it: `warc`, `html` …</summary>
    string Kind { get; }

    /// <summary>Gets the file name endings that belong to the kind, lower case, such as `.warc.gz`; used to expand folders.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>Says whether a file can be read from the middle, so that large ones are split into several tasks.</summary>
    bool CanSplit(string path);

    /// <summary>Opens a slice.</summary>
    IRecordReader Open(SourceFile file);
}
