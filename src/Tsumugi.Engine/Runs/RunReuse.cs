using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Files;

namespace Tsumugi.Engine.Runs;

/// <summary>Takes over tasks of one run into another whose plan would do the same in them, without copying their files where the file system can link.</summary>
/// <param name="from">The run that has done them; its gates are opened here, stage by stage.</param>
/// <param name="to">The run that takes them over; its folder is settled and locked.</param>
public sealed class RunReuse(RunState from, RunState to)
{
    /// <summary>Takes over all tasks of a stage; tasks that are there already stay as they are.</summary>
    /// <param name="stage">The stage, as the former plan wired it; the stages before it have been taken over before.</param>
    /// <returns>How many tasks the stage has.</returns>
    /// <exception cref="TsumugiException">TSU4020: a task or one of its files is missing.</exception>
    public int Take(ITaskStage stage)
    {
        int count = stage.CountTasks(from);
        from.SetTasks(stage.Name, count);
        for (int index = 0; index < count; index++)
        {
            TaskManifest manifest = from.TryManifest(stage.Name, index) ?? throw Missing(from.Folder, from.Folder.TaskFile(stage.Name, index));
            if (to.TryManifest(stage.Name, index) is null)
            {
                Take(manifest);
            }
        }

        return count;
    }

    private void Take(TaskManifest manifest)
    {
        foreach (TaskOutput output in manifest.Outputs)
        {
            FileInfo file = new(from.Folder.PathOf(output.Key));
            if (!file.Exists || file.Length != output.Bytes)
            {
                throw Missing(from.Folder, file.FullName);
            }

            string name = to.Folder.PathOf(output.Key);
            Directory.CreateDirectory(Path.GetDirectoryName(name)!);
            AtomicFile.Share(file.FullName, name);
        }

        string path = to.Folder.TaskFile(manifest.Stage, manifest.Index);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string pending = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.taken.tmp");
        File.WriteAllBytes(pending, TaskManifestFile.Write(manifest with { Plan = to.PlanHash }));
        AtomicFile.Publish(pending, path);
    }

    private static TsumugiException Missing(RunFolder folder, string path)
    {
        string key = Path.GetRelativePath(folder.Root, path).Replace(Path.DirectorySeparatorChar, '/');
        return new TsumugiException(
            "TSU4020",
            ExitCode.InputMissing,
            folder.Root,
            new Phrase($"`{key}` is missing or cut, and nothing can be decided again without it", $"`{key}` がないか、途中で切れています。これがないと判断をやり直せません"),
            new Phrase("the run is unfinished, or its `work` folder was deleted; `tsumugi build RECIPE --out DIR` with the recipe of the run makes what is missing", "実行が途中か、`work` フォルダが消されています。その実行のレシピで `tsumugi build レシピ --out フォルダ` を実行すると、足りないものが作られます"));
    }
}
