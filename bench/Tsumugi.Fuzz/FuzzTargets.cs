using Tsumugi.Fuzz.Targets;

namespace Tsumugi.Fuzz;

/// <summary>Lists the targets; a new one is one line here.</summary>
public static class FuzzTargets
{
    /// <summary>Makes all of them; each has memory of its own.</summary>
    public static IReadOnlyList<IFuzzTarget> All() =>
    [
        new ArchiveTarget("archive", packed: false),
        new ArchiveTarget("archive-packed", packed: true),
        new HttpTarget(),
        new PageTarget(),
        new HtmlTarget(),
        new ReferenceTarget(),
        new JsonLinesTarget(),
        new ParquetTarget(),
        new ClassifierTarget(),
        new LanguageModelTarget(),
        new TokenizerTarget(),
        new ModelFileTarget(gguf: true),
        new ModelFileTarget(gguf: false),
        new PackedTokensTarget(".bin"),
        new PackedTokensTarget(".idx"),
        new PackedTokensTarget(".documents.idx"),
        new PackedTokensTarget(".documents.jsonl"),
        new PackedTokensTarget(".trace/trace.json"),
        new PackedTokensTarget(".trace/suffixes-00000.bin"),
    ];
}
