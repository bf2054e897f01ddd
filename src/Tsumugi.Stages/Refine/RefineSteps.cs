using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Extract;
using Tsumugi.Stages.Identify;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Read.Blocking;

namespace Tsumugi.Stages.Refine;

/// <summary>The steps that the first pass leads every document through, wired for one recipe.</summary>
/// <remarks>All of them are immutable and shared by the workers.</remarks>
public sealed record RefineSteps
{
    /// <summary>Gets the readers by source kind.</summary>
    public required Func<string, IReader> Reader { get; init; }

    /// <summary>Gets the sources by name.</summary>
    public required IReadOnlyDictionary<string, SourceSettings> Sources { get; init; }

    /// <summary>Gets the addresses that are left out; read when the first page comes.</summary>
    public required Lazy<UrlBlockList> Blocking { get; init; }

    /// <summary>Gets the decoder.</summary>
    public required IDecoder Decoder { get; init; }

    /// <summary>Gets the extractor of pages.</summary>
    public required IExtractor Extractor { get; init; }

    /// <summary>Gets how annotations of plain texts are read.</summary>
    public required TextSettings Annotations { get; init; }

    /// <summary>Gets the language gate.</summary>
    public required LanguageGate Language { get; init; }

    /// <summary>Gets the editor that destroys what must never reach a disk.</summary>
    public required ITextEditor Scrubber { get; init; }

    /// <summary>Gets the editor that masks personal data in titles and authors; texts are masked when they are written, since their measures come first.</summary>
    public required ITextEditor Redactor { get; init; }

    /// <summary>Gets the editor that masks personal data in addresses: e-mail alone, for the digits of an address are its own.</summary>
    public required ITextEditor AddressRedactor { get; init; }

    /// <summary>Gets the measures, with the rules of the recipe.</summary>
    public required RuleEvaluator Rules { get; init; }

    /// <summary>Gets how duplicates are found.</summary>
    public required DedupSettings Dedup { get; init; }
}
