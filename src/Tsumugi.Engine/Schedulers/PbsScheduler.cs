using System.Globalization;
using System.Text;

namespace Tsumugi.Engine.Schedulers;

/// <summary>PBS Professional and OpenPBS: `qsub`, `qstat`, `qdel`.</summary>
/// <remarks>
/// An array of one element is refused, so it becomes a single job. Nothing is sent before the time limit but a SIGTERM at the very end, so the script keeps a
/// clock of its own. `afterok` on arrays lets a job go although an element has failed; `afterany` is meant here.
/// </remarks>
public sealed class PbsScheduler : IScheduler
{
    /// <inheritdoc/>
    public string Name => "pbs";

    /// <inheritdoc/>
    public bool AllowsBlanks => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> Unknown { get; } = ["memory-resource", "parallel-environment", "image", "namespace", "claim", "mount"];

    /// <inheritdoc/>
    public string Script(JobRequest job)
    {
        bool array = job.Elements > 1;
        StringBuilder script = new("#!/bin/bash\n");
        Line("-N", job.Name);
        if (array)
        {
            Line("-J", string.Create(CultureInfo.InvariantCulture, $"0-{job.Elements - 1}"));
            Line("-W", job.Limits.Concurrent > 0 ? string.Create(CultureInfo.InvariantCulture, $"max_run_subjobs={job.Limits.Concurrent}") : "");
        }

        Line("-q", job.Limits.Queue);
        Line("-A", job.Site.Account);
        Line("-P", job.Site.Group);
        Line("-l", string.Create(CultureInfo.InvariantCulture, $"select=1:ncpus={job.Limits.Processors}:mem={ShellScript.Megabytes(job.Limits.MemoryBytes)}mb"));
        Line("-l", job.Limits.Time is { } time ? "walltime=" + Durations.Clock(time) : "");
        script.Append("#PBS -r y\n#PBS -V\n#PBS -j oe\n");
        Line("-o", job.Folder + "/");
        ShellScript.Write(script, job, array ? "$PBS_ARRAY_INDEX" : "0", ownClock: true);
        return script.ToString();

        void Line(string option, string value)
        {
            if (value.Length > 0)
            {
                script.Append(CultureInfo.InvariantCulture, $"#PBS {option} {value}\n");
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Submission(JobRequest job, string script, string? after) =>
        ["qsub", .. after is null ? Array.Empty<string>() : ["-W", "depend=afterany:" + after], .. job.Site.Options, script];

    /// <inheritdoc/>
    public string? JobId(string printed)
    {
        string id = ShortId(printed.Trim().Split('\n')[^1]);
        return id.Length > 0 && char.IsAsciiDigit(id[0]) ? id : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Listing(SiteSettings site) => ["qstat", "-w", "-u", Environment.UserName];

    /// <inheritdoc/>
    public IReadOnlyList<LiveJob> Live(string printed) =>
        [.. printed.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 4 && char.IsAsciiDigit(words[0][0])).Select(words => new LiveJob(ShortId(words[0]), words[3]))];

    /// <inheritdoc/>
    public IReadOnlyList<string> Cancellation(SiteSettings site, IReadOnlyList<string> ids) => ["qdel", .. ids];

    /// <summary>Cuts the server off an id: `123.server`, for an array `123[].server`; tables cut it short at some letter or other.</summary>
    private static string ShortId(string id) => id.Split('.')[0];
}
