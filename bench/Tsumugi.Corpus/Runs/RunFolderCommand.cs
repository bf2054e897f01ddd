using System.Globalization;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Runs;
using Tsumugi.Stages.Dedup;

namespace Tsumugi.Corpus.Runs;

/// <summary>`run-folder`: the first pass of a large run that never happened, drawn from a small one that did.</summary>
public static class RunFolderCommand
{
    private const long ShardRows = 31_250;

    public static int Run(Arguments arguments)
    {
        string from = arguments.Needed("--from");
        string to = arguments.Needed("--out");
        int documents = arguments.Whole("--documents", 1_000_000);
        ulong seed = (ulong)arguments.Whole("--seed", 1);
        int workers = arguments.Whole("--workers", Environment.ProcessorCount);
        arguments.RejectOthers();
        Plan former = PlanFile.Load(Path.Combine(from, "work", "plan.json"));
        DocumentPool pool = DocumentPool.Read(from, former.Shards.Count);
        int shards = Math.Max(TwinLayout.LargestCluster, (int)(documents / ShardRows / TwinLayout.LargestCluster * TwinLayout.LargestCluster));
        long rows = documents / shards;
        Plan plan = former with
        {
            Shards = [.. Enumerable.Range(0, shards).Select(shard => new Shard(former.Recipe.Sources[0].Name, [new SourceFile("", string.Create(CultureInfo.InvariantCulture, $"made-{shard}"), former.Recipe.Sources[0].Kind)], 0))],
        };
        plan = PlanFile.Remake(plan, plan.Recipe, plan.RecipeText);
        RunFolder folder = new(to);
        Directory.CreateDirectory(folder.WorkFolder);
        PlanFile.Save(plan, folder.PlanFile);
        DedupSettings dedup = DedupSettings.From(plan.Recipe.Sections[DedupSettings.Section]);
        IReadOnlyList<ITaskStage> stages =
        [
            new MadeFirstPass(pool, shards, rows, seed),
            .. DedupStages.All(dedup).Take(3).Select(stage => new MadePairs(stage, shards, rows)),
        ];
        new LocalExecutor(new RunState(folder, plan.Hash), new NoProgress(), workers, 2L << 30).Run(stages, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shards * rows} documents in {shards} shards, drawn from {pool.Documents.Count}"));
        return 0;
    }
}
