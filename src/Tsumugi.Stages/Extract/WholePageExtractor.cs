using Tsumugi.Contracts.Steps;

namespace Tsumugi.Stages.Extract;

/// <summary>Takes all text that a page shows: everything but scripts, styles and form fields.</summary>
public sealed class WholePageExtractor(ExtractionOptions? options = null) : IExtractor
{
    /// <inheritdoc/>
    public string Name => "all-text";

    /// <inheritdoc/>
    public IExtractionWorker CreateWorker() => new ExtractionWorker(mainContent: false, options ?? ExtractionOptions.Plain);
}
