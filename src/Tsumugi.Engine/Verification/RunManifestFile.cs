using System.Text.Json;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Runs;
using Tsumugi.Storage.Files;

namespace Tsumugi.Engine.Verification;

/// <summary>Writes and reads the seal of a finished run.</summary>
public static class RunManifestFile
{
    /// <summary>The layout version in force.</summary>
    public const int Format = 1;

    private static readonly string[] Published = ["data/", "ledger/", "report/"];

    /// <summary>Seals a run whose stages are all committed; writing it again gives the same bytes.</summary>
    public static RunManifest Seal(Plan plan, RunState state, IReadOnlyList<ITaskStage> stages)
    {
        List<TaskOutput> inputs = [];
        List<TaskOutput> outputs = [];
        foreach (TaskManifest task in stages.SelectMany(stage => state.Manifests(stage.Name)))
        {
            inputs.AddRange(task.Inputs.Where(input => input.Key.StartsWith("source:", StringComparison.Ordinal)).Select(input => input with { Key = input.Key["source:".Length..] }));
            outputs.AddRange(task.Outputs.Where(output => Published.Any(folder => output.Key.StartsWith(folder, StringComparison.Ordinal))));
        }

        RunManifest manifest = new()
        {
            Format = Format,
            Name = plan.Recipe.Name,
            Engine = plan.Engine,
            Plan = plan.Hash,
            Root = MerkleRoot.Of(plan.Hash, outputs),
            Words = plan.Words,
            Recipe = plan.RecipeText,
            Rules = plan.Recipe.Rules,
            Models = plan.Models.Count == 0 ? null : [.. plan.Models.Select(model => model.WithoutPaths())],
            Stages = [.. stages.Select(stage => SealedStage.Of(stage, state.CountTasks(stage.Name)))],
            Earlier = plan.Earlier.Count == 0 ? null : [.. plan.Earlier.Select(run => new SealedRun(run.Name, run.Plan, run.Root))],
            Inputs = [.. inputs.OrderBy(input => input.Key, StringComparer.Ordinal)],
            Outputs = [.. outputs.OrderBy(output => output.Key, StringComparer.Ordinal)],
        };

        AtomicFile.Replace(state.Folder.ManifestFile, file => JsonSerializer.Serialize(file, manifest, RunManifestJson.Default.RunManifest));
        return manifest;
    }

    /// <summary>Reads the seal of a run.</summary>
    /// <exception cref="TsumugiException">TSU4011: the folder holds no finished run.</exception>
    public static RunManifest Read(RunFolder folder)
    {
        RunManifest? manifest = null;
        Exception? cause = null;
        try
        {
            manifest = JsonSerializer.Deserialize(File.ReadAllBytes(folder.ManifestFile), RunManifestJson.Default.RunManifest);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            cause = unreadable;
        }

        return manifest is { Format: Format }
            ? manifest
            : throw new TsumugiException(
                "TSU4011",
                ExitCode.InputMissing,
                folder.Root,
                new Phrase("no finished run: `manifest.json` is missing or broken", "完了した実行がありません。`manifest.json` がないか壊れています"),
                new Phrase("finish it with `tsumugi build RECIPE --out DIR`", "`tsumugi build RECIPE --out DIR` で最後まで実行してください"),
                cause);
    }
}
