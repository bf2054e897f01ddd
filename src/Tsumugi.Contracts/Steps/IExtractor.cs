namespace Tsumugi.Contracts.Steps;

/// <summary>Takes the main content out of a page.</summary>
public interface IExtractor
{
    /// <summary>Gets the name as a recipe writes it under `extract.html`.</summary>
    string Name { get; }

    /// <summary>Creates what one worker needs (scratch memory); not thread-safe.</summary>
    IExtractionWorker CreateWorker();
}
