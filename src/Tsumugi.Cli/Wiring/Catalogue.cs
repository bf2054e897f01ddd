using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decide;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Extract;
using Tsumugi.Stages.Identify;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Read;
using Tsumugi.Stages.Read.Blocking;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Scrub;
using Tsumugi.Stages.Write;

namespace Tsumugi.Cli.Wiring;

/// <summary>Everything that can be wired: what a recipe may name, and what stands behind the names.</summary>
internal static class Catalogue
{
    /// <summary>Gets the sections of a recipe, in the order in which a document meets them.</summary>
    public static IReadOnlyList<SectionCard> Sections { get; } =
    [
        BlockSettings.Card, ExtractSettings.Card, TextSettings.Card, LanguageGate.Section, MeasureSettings.Card, ModelSettings.Card, RuleSettings.Card, PrivacySettings.Card, DedupSettings.Card, .. CutStep.All.Select(step => step.Card), WriteSettings.Card, QuarantineSettings.Card,
    ];

    /// <summary>Gets the kinds of sources.</summary>
    public static IReadOnlyList<string> SourceKinds { get; } = [.. ReaderCatalog.All.Select(reader => reader.Kind)];

    /// <summary>Gets the kinds of personal data that detectors find.</summary>
    public static IReadOnlyList<string> PersonalData { get; } = [MyNumberScrubber.Kind, .. RedactCatalog.All.SelectMany(detector => detector.Kinds)];

    /// <summary>Gets the identifier of languages.</summary>
    public static ILanguageIdentifier LanguageIdentifier => Models.Language.LanguageIdentifier.Default;

    /// <summary>Gets the reader of a kind that a recipe check has let through.</summary>
    public static IReader Reader(string kind) => ReaderCatalog.Find(kind) ?? throw new InvalidOperationException($"no reader for {kind}");

    /// <summary>Makes the extractor that a recipe's `extract` section asks for.</summary>
    public static IExtractor Extractor(Settings extract) =>
        Extractor(extract.Text("html"), ExtractSettings.Options(extract.Text("structure"), extract.Text("ruby")));

    /// <summary>Gets an extractor by the name that a recipe writes.</summary>
    /// <exception cref="TsumugiException">TSU2021: there is none.</exception>
    public static IExtractor Extractor(string name, ExtractionOptions options) => Array.Find<IExtractor>([new MainContentExtractor(options), new WholePageExtractor(options)], extractor => extractor.Name == name)
        ?? throw new TsumugiException("TSU2021", ExitCode.Usage, "--html", new Phrase($"there is no extractor `{name}`, expected `main-content` or `all-text`", $"抽出器 `{name}` はありません（`main-content` か `all-text`）"));
}
