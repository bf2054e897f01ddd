using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Runs;

namespace Tsumugi.Cli.Wiring;

/// <summary>Puts a plan into its output folder, and sees to it that a folder never mixes two plans.</summary>
internal static class PlanInPlace
{
    private static readonly string[] Parts = ["data", "ledger", "report"];

    /// <summary>Settles the plan.</summary>
    /// <exception cref="TsumugiException">TSU2030: the folder holds a run of another plan and <paramref name="replace"/> is not wished; TSU2031: it holds foreign files.</exception>
    public static void Settle(Plan plan, RunFolder folder, bool replace)
    {
        if (File.Exists(folder.PlanFile))
        {
            if (Holds(plan, folder))
            {
                return;
            }

            if (!replace)
            {
                throw new TsumugiException(
                    "TSU2030",
                    ExitCode.Usage,
                    folder.Root,
                    new Phrase("the folder holds a run of another recipe or of other inputs", "このフォルダには、別のレシピまたは別の入力による実行結果があります"),
                    new Phrase("choose another `--out`, or add `--replace` to remove that run first", "別の `--out` を指定するか、`--replace` を付けて先に消してください"));
            }

            Remove(folder);
        }
        else if (Parts.Any(part => Directory.Exists(folder.PathOf(part))) && !replace)
        {
            throw new TsumugiException(
                "TSU2031",
                ExitCode.Usage,
                folder.Root,
                new Phrase("the folder holds `data`, `ledger` or `report`, but no plan of a run", "このフォルダには `data`、`ledger`、`report` のいずれかがありますが、実行の計画がありません"),
                new Phrase("choose another `--out`, or add `--replace` to remove them first", "別の `--out` を指定するか、`--replace` を付けて先に消してください"));
        }
        else if (replace)
        {
            Remove(folder);
        }

        string pending = folder.PlanFile + ".tmp";
        PlanFile.Save(plan, pending);
        File.Move(pending, folder.PlanFile, overwrite: true);
    }

    /// <summary>Says whether the folder holds a run of the plan.</summary>
    public static bool Holds(Plan plan, RunFolder folder) => PlanHashIn(folder) == plan.Hash;

    private static string PlanHashIn(RunFolder folder)
    {
        try
        {
            return PlanFile.Load(folder.PlanFile).Hash;
        }
        catch (TsumugiException)
        {
            return "";
        }
    }

    /// <summary>Removes what a run made, and nothing else that may lie in the folder.</summary>
    private static void Remove(RunFolder folder)
    {
        File.Delete(folder.ManifestFile);
        foreach (string part in Parts.Select(folder.PathOf).Where(Directory.Exists))
        {
            Directory.Delete(part, recursive: true);
        }

        foreach (string entry in Directory.EnumerateFileSystemEntries(folder.WorkFolder).Where(entry => entry != folder.LockFile))
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else
            {
                File.Delete(entry);
            }
        }
    }
}
