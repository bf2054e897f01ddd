using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read.Files;

namespace Tsumugi.Stages.Read;

/// <summary>Reads saved pages: one file is one page.</summary>
/// <remarks>The address is the one that browsers note at the top of a saved page (`saved from url=`), if there is one. A file larger than <see cref="ReadLimits.FileBytes"/> is `read/too-large`, an empty one `read/empty-body`.</remarks>
/// <param name="limits">The sizes in force; null for the usual ones.</param>
public sealed class HtmlReader(ReadLimits? limits = null) : IReader
{
    /// <inheritdoc/>
    public string Kind => "html";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".html", ".htm", ".xhtml", ".xht", ".shtml"];

    /// <inheritdoc/>
    public bool CanSplit(string path) => false;

    /// <inheritdoc/>
    public IRecordReader Open(SourceFile file) => new WholeFileReader(file, limits ?? ReadLimits.Default, Describe);

    private static void Describe(RawRecord record)
    {
        record.Kind = RecordKind.Page;
        record.MediaType = "text/html";
        record.Url = SavedFrom.Url(record.Body.Written);
    }
}
