using System.Text.Json;
using Tsumugi.Engine.Runs;
using Tsumugi.Storage.Files;

namespace Tsumugi.Engine.Schedulers;

/// <summary>The settings with which a run was handed to a scheduler, and whether it was called off, both in the run's own folder.</summary>
public static class SiteFile
{
    /// <summary>Notes the settings.</summary>
    public static void Save(RunFolder run, SiteSettings site)
    {
        Directory.CreateDirectory(run.ClusterFolder);
        AtomicFile.Replace(PathOf(run), file => JsonSerializer.Serialize(file, site, SchedulerJson.Default.SiteSettings));
    }

    /// <summary>Reads the settings; null if the run was never handed to a scheduler.</summary>
    public static SiteSettings? Load(RunFolder run) => File.Exists(PathOf(run)) ? JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(run)), SchedulerJson.Default.SiteSettings) : null;

    /// <summary>Calls the run off: no process goes on with it by itself.</summary>
    public static void CallOff(RunFolder run)
    {
        Directory.CreateDirectory(run.ClusterFolder);
        File.WriteAllText(CalledOffFile(run), "");
    }

    /// <summary>Takes that back.</summary>
    public static void CallOn(RunFolder run)
    {
        if (Directory.Exists(run.ClusterFolder))
        {
            File.Delete(CalledOffFile(run));
        }
    }

    /// <summary>Says whether the run was called off.</summary>
    public static bool IsCalledOff(RunFolder run) => File.Exists(CalledOffFile(run));

    private static string PathOf(RunFolder run) => Path.Combine(run.ClusterFolder, "site.json");

    private static string CalledOffFile(RunFolder run) => Path.Combine(run.ClusterFolder, "cancelled");
}
