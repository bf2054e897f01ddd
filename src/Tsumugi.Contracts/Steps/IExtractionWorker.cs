using Tsumugi.Contracts.Documents;

namespace Tsumugi.Contracts.Steps;

/// <summary>One worker's extractor with its scratch memory.</summary>
public interface IExtractionWorker
{
    /// <summary>Appends the main text to <see cref="Document.Text"/> (one block per line) and sets title, author, date, licence where the page states them.</summary>
    /// <param name="html">The decoded page.</param>
    /// <param name="document">Receives text and metadata; fields that the page does not state stay as they are.</param>
    /// <returns>An empty string, or the reason why there is no text (`extract/no-text`, `extract/frameset` …).</returns>
    string Extract(ReadOnlySpan<char> html, Document document);

    /// <summary>Describes what <see cref="Extract"/> did with each part of the page it was given last, in page order.</summary>
    /// <param name="html">The same page again.</param>
    /// <param name="blocks">Receives the kept and the cut blocks; nothing if the page was refused as a whole.</param>
    /// <remarks>Costs nothing unless it is called; then it allocates.</remarks>
    void Describe(ReadOnlySpan<char> html, ICollection<ExtractedBlock> blocks);

    /// <summary>Gets how much was kept and how much was cut for which reason, over all pages so far; reasons that never cut anything are left out.</summary>
    IReadOnlyList<BlockTally> Tallies();
}
