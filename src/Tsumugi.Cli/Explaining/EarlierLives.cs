using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Verification;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Cli.Explaining;

/// <summary>Looks into the earlier runs that a run was made against, as far as their folders are still there and hold the same runs.</summary>
internal sealed class EarlierLives
{
    private readonly RunFolder _folder;
    private readonly List<(EarlierRun Run, RunManifest Manifest)> _runs = [];

    /// <summary>Finds the earlier runs.</summary>
    public EarlierLives(RunFolder folder, RunManifest manifest)
    {
        _folder = folder;
        foreach (EarlierRun run in manifest.Earlier is null ? [] : RunsOf(folder, manifest))
        {
            try
            {
                RunManifest seal = RunManifestFile.Read(new RunFolder(run.Folder));
                if (seal.Root == run.Root)
                {
                    _runs.Add((run, seal));
                }
            }
            catch (TsumugiException)
            {
                // A run that is gone is named, and nothing more can be said of it.
            }
        }
    }

    /// <summary>Adds to a life what only an earlier run knows: where the kept twin is.</summary>
    public DocumentLife Complete(DocumentLife life)
    {
        string keptId = life.Decisions.FirstOrDefault(decision => decision.KeptId.Length > 0)?.KeptId ?? "";
        if (life.KeptRun.Length == 0 || _runs.Find(run => run.Run.Name == life.KeptRun) is not { Run: { } holder, Manifest: { } manifest })
        {
            return life;
        }

        using LedgerQueries ledgers = new(new RunFolder(holder.Folder), manifest.Rules);
        return life with { KeptUrl = ledgers.UrlOf(keptId), KeptFolder = holder.Folder };
    }

    /// <summary>Finds documents in the earlier runs, the last one first; those of the first run that has any.</summary>
    public (RunFolder Folder, RunManifest Manifest, IReadOnlyList<DocumentLife> Lives)? Find(string field, string value, int most)
    {
        foreach ((EarlierRun run, RunManifest manifest) in Enumerable.Reverse(_runs))
        {
            RunFolder folder = new(run.Folder);
            using LedgerQueries ledgers = new(folder, manifest.Rules);
            IReadOnlyList<DocumentLife> lives = ledgers.Find(field, value, most);
            if (lives.Count > 0)
            {
                return (folder, manifest, [.. lives.Select(life => Complete(life) with { Run = run.Name, Change = ChangeOf(life.Id) })]);
            }
        }

        return null;
    }

    private EarlierChange ChangeOf(string id)
    {
        string path = _folder.PathOf(LedgerKeys.Earlier(0));
        using DuckDbConnection connection = DuckDbConnection.OpenInMemory(new DuckDbOptions());
        using DuckDbReader rows = connection.Query($"SELECT change, kept_id, kept_run, jaccard, file FROM read_parquet({DuckDbConnection.Quote(path)}) WHERE id = ?", id);
        return rows.Read() ? new EarlierChange(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetDouble(3), rows.GetString(4)) : new EarlierChange("", "", "", double.NaN, "");
    }

    private static IReadOnlyList<EarlierRun> RunsOf(RunFolder folder, RunManifest manifest)
    {
        try
        {
            Plan plan = PlanFile.Load(folder.PlanFile);
            return plan.Hash == manifest.Plan ? plan.Earlier : [];
        }
        catch (TsumugiException)
        {
            // Without `work` nobody knows where the earlier runs lie.
            return [];
        }
    }
}
