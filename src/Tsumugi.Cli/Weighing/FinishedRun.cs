using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Recipes;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Verification;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Trials;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Cli.Weighing;

/// <summary>A finished run that is asked about, not changed.</summary>
internal sealed class FinishedRun
{
    private FinishedRun(RunFolder folder, RunManifest manifest, Plan? plan)
    {
        (Folder, Manifest) = (folder, manifest);
        DedupSettings dedup = DedupSettings.From(plan?.Recipe.Sections[DedupSettings.Section] ?? RecipeReader.ReadSection(manifest.Recipe, $"{folder.ManifestFile}: recipe", DedupSettings.Card));

        // Only similarities of texts cut into words need the segmenter of the run, and only where the texts are still there.
        Dedup = plan is not null && dedup.Unit == ShingleUnit.Words ? dedup with { Segmenter = MeasureSettings.Segmenter(plan.Recipe.Sections, plan.Words) } : dedup;

        // Without the plan the texts are gone as well, and there is nothing to be masked.
        Redactor = new Redactor(plan?.Recipe.Privacy ?? new RedactionPolicy("", "", "", []));
        Files = new CorpusFiles(folder.Root, [.. manifest.Outputs.Select(output => (output.Key, output.Bytes))]) { HasWork = plan is not null };
    }

    /// <summary>Gets the folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>Gets the seal.</summary>
    public RunManifest Manifest { get; }

    /// <summary>Gets where the ledgers are.</summary>
    public CorpusFiles Files { get; }

    /// <summary>Gets how duplicates were looked for.</summary>
    public DedupSettings Dedup { get; }

    /// <summary>Gets what masks personal data in excerpts.</summary>
    public Redactor Redactor { get; }

    /// <summary>Opens a run.</summary>
    /// <param name="path">Its output folder.</param>
    /// <exception cref="TsumugiException">TSU4011: the folder holds no finished run.</exception>
    public static FinishedRun Open(string path)
    {
        RunFolder folder = new(path);
        RunManifest manifest = RunManifestFile.Read(folder);

        // The plan says what was in force; where it was deleted with the other intermediates, the recipe says nearly as much.
        Plan? plan = File.Exists(folder.PlanFile) ? PlanFile.Load(folder.PlanFile) : null;
        return new FinishedRun(folder, manifest, plan?.Hash == manifest.Plan ? plan : null);
    }

    /// <summary>Refuses a run of another version: predictions say what this version would make of it.</summary>
    /// <exception cref="TsumugiException">TSU2041: the run was made by another version.</exception>
    public FinishedRun OfThisVersion() => Manifest.Engine == PlanMaker.EngineVersion
        ? this
        : throw new TsumugiException(
            "TSU2041",
            ExitCode.Usage,
            Folder.Root,
            new Phrase($"the run was made by version `{Manifest.Engine}`, and this is `{PlanMaker.EngineVersion}`: the result would not be that of a full build", $"この実行は版 `{Manifest.Engine}` で作られていますが、このプログラムは `{PlanMaker.EngineVersion}` です。通常のビルドと同じ結果になりません"),
            new Phrase("use that version, or build anew with this one", "その版を使うか、この版でビルドし直してください"));

    /// <summary>Refuses a run that was made against an earlier one: a prediction knows the documents of this run alone.</summary>
    /// <exception cref="TsumugiException">TSU2049: the run was made against an earlier one.</exception>
    public FinishedRun Alone() => Manifest.Earlier is not { Count: > 0 } earlier
        ? this
        : throw new TsumugiException(
            "TSU2049",
            ExitCode.Usage,
            Folder.Root,
            new Phrase($"the run was made against `{earlier[^1].Name}`, whose documents a prediction does not know", $"この実行は `{earlier[^1].Name}` に対して作られており、予測はその文書を知りません"),
            new Phrase("`tsumugi decide DIR` decides it again under other rules, exactly", "`tsumugi decide フォルダ` なら、別の規則で正確に判断し直せます"));
}
