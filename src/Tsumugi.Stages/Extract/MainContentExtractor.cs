using Tsumugi.Contracts.Steps;

namespace Tsumugi.Stages.Extract;

/// <summary>Takes what a page is about and leaves navigation, advertisements and notices behind.</summary>
/// <remarks>
/// Keeps headings, paragraphs, lists, tables (cells of a row are parted by tabs), definitions, captions and preformatted text line by line; of
/// ruby the base. Known misses: pages without any hint in names whose columns are `font` and `br` alone keep short side columns.
/// </remarks>
public sealed class MainContentExtractor(ExtractionOptions? options = null) : IExtractor
{
    /// <inheritdoc/>
    public string Name => "main-content";

    /// <inheritdoc/>
    public IExtractionWorker CreateWorker() => new ExtractionWorker(mainContent: true, options ?? ExtractionOptions.Plain);
}
