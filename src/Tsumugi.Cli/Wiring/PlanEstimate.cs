using System.Globalization;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Plans;
using Tsumugi.Stages.Dedup;

namespace Tsumugi.Cli.Wiring;

/// <summary>What a build is expected to cost, from rates that were measured.</summary>
/// <remarks>The figures come from `bench/run` over the archives of `html_raw`; a corpus of other pages differs.</remarks>
internal sealed record PlanEstimate
{
    /// <summary>Compressed input bytes that one worker carries through all stages in a second.</summary>
    private const double BytesPerSecond = 3.0e6;

    /// <summary>Compressed input bytes for each document: 21 MB of archives hold 4,474 responses.</summary>
    private const double BytesPerDocument = 4_300;

    /// <summary>Bytes of disk (intermediates, ledger and dataset) for each compressed input byte.</summary>
    private const double DiskPerByte = 3.0;

    /// <summary>Where the rates come from.</summary>
    public const string Basis = "bench/results/amd-epyc/2026-11-22.md";

    public required IReadOnlyDictionary<string, long> SourceBytes { get; init; }

    public required IReadOnlyList<(string Name, string Tasks)> Stages { get; init; }

    /// <summary>Gets how near duplicates will be found; null if they are not looked for.</summary>
    public required NearEstimate? Near { get; init; }

    public required long Documents { get; init; }

    public required int Workers { get; init; }

    public required double Seconds { get; init; }

    public required long DiskBytes { get; init; }

    public required long LinkMemoryBytes { get; init; }

    /// <summary>Estimates a plan.</summary>
    public static PlanEstimate Of(Plan plan, int workers)
    {
        Dictionary<string, long> inputs = plan.Inputs.ToDictionary(input => input.Name, input => input.Bytes, StringComparer.Ordinal);
        Dictionary<string, long> sources = plan.Shards.GroupBy(shard => shard.Source, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.SelectMany(shard => shard.Files).Sum(file => Size(file, inputs)), StringComparer.Ordinal);
        long bytes = sources.Values.Sum();
        long documents = (long)(bytes / BytesPerDocument);
        DedupSettings dedup = DedupSettings.From(plan.Recipe.Sections[DedupSettings.Section]);
        int busy = Math.Clamp(plan.Shards.Count, 1, workers);
        return new PlanEstimate
        {
            SourceBytes = sources,
            Stages = [.. BuildGraph.Stages(plan).Select(stage => (stage.Name, Tasks(stage, plan)))],
            Near = dedup.Near ? NearEstimate.Of(dedup, documents) : null,
            Documents = documents,
            Workers = workers,
            Seconds = bytes / BytesPerSecond / busy,
            DiskBytes = (long)(bytes * DiskPerByte),
            LinkMemoryBytes = DedupCost.Of(documents + EarlierRuns.Documents(plan), textBytes: bytes, dedup).LinkMemoryBytes,
        };
    }

    private static long Size(SourceFile file, Dictionary<string, long> inputs) => Math.Min(file.End, inputs[file.Name]) - file.Start;

    /// <summary>Stages whose number of tasks follows from former results say so with a tilde.</summary>
    private static string Tasks(ITaskStage stage, Plan plan)
    {
        try
        {
            return stage.CountTasks(new NothingRun(plan.Shards.Count)).ToString(CultureInfo.InvariantCulture);
        }
        catch (InvalidOperationException)
        {
            return "~" + plan.Shards.Count.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>A run of which nothing is done yet.</summary>
    private sealed class NothingRun(int shards) : IRunView
    {
        public int CountTasks(string stage) => shards;

        public TaskManifest Manifest(string stage, int index) => throw new InvalidOperationException("nothing has run yet");
    }
}
