using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tsumugi.Engine.Runs;

namespace Tsumugi.Engine.Schedulers;

/// <summary>Says what the jobs of a round are: the array that runs tasks, and the single job that goes on when it has ended.</summary>
/// <param name="run">The run.</param>
/// <param name="site">The site.</param>
public sealed class RoundScripts(RunFolder run, SiteSettings site)
{
    /// <summary>The letters of a run in the names of its jobs; with the rest these stay below the 15 that PBS shows.</summary>
    private const int NameLetters = 6;

    /// <summary>Gets the name of a round's array job, which says nothing about the data: job names can be seen by every user of a site.</summary>
    public string NameOf(int round)
    {
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(run.Root)))[..NameLetters];
        return string.Create(CultureInfo.InvariantCulture, $"ts-{id}-{round:D4}");
    }

    /// <summary>Gets the name of the job that follows a round.</summary>
    public static string NextNameOf(string name) => name + "n";

    /// <summary>Cuts tasks into elements: one each, or as many as are needed to stay below the limit of the site.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Elements(IReadOnlyList<int> tasks)
    {
        int size = (tasks.Count + site.ArrayLimit - 1) / site.ArrayLimit;
        return [.. tasks.Chunk(size)];
    }

    /// <summary>Gets the array job of a round.</summary>
    /// <param name="round">The number of the round.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="elements">How many elements it has.</param>
    /// <param name="avoid">Nodes that should not run it.</param>
    public JobRequest Array(int round, string folder, string stage, int elements, IReadOnlyList<string> avoid)
    {
        StageLimits limits = site.Of(stage);
        return new JobRequest
        {
            Name = NameOf(round),
            Elements = elements,
            Limits = limits,
            Site = site,
            Folder = folder,
            Avoid = avoid,
            Command =
            [
                site.Program, "run-task", "--plan", run.PlanFile, "--stage", stage, "--memory", ShellScript.Megabytes(limits.MemoryBytes) + "MiB",
                "--attempts", site.Attempts.ToString(CultureInfo.InvariantCulture), "--tasks", Path.Combine(folder, "tasks.json"),
            ],
        };
    }

    /// <summary>Gets the job that goes on after a round.</summary>
    public JobRequest Next(int round, string folder) => new()
    {
        Name = NextNameOf(NameOf(round)),
        Limits = site.Of(SiteSettings.ContinueJob),
        Site = site,
        Folder = folder,
        Command = [site.Program, "resume", run.Root, "--after", round.ToString(CultureInfo.InvariantCulture)],
    };
}
