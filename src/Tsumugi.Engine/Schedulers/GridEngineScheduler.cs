using System.Globalization;
using System.Text;

namespace Tsumugi.Engine.Schedulers;

/// <summary>Grid Engine (Altair, Open Cluster Scheduler, Son of Grid Engine): `qsub`, `qstat`, `qdel`.</summary>
/// <remarks>
/// Elements count from 1. `-hold_jid` lets a job go when the one before it has ended, well or not. The soft limit of time sends SIGUSR1, on which the program
/// stops as on SIGTERM.
/// </remarks>
public sealed class GridEngineScheduler : IScheduler
{
    /// <inheritdoc/>
    public string Name => "gridengine";

    /// <inheritdoc/>
    public bool AllowsBlanks => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> Unknown { get; } = ["image", "namespace", "claim", "mount"];

    /// <inheritdoc/>
    public string Script(JobRequest job)
    {
        StringBuilder script = new("#!/bin/bash\n#$ -S /bin/bash\n");
        Line("-N", job.Name);
        if (job.Elements is { } elements)
        {
            Line("-t", string.Create(CultureInfo.InvariantCulture, $"1-{elements}"));
            Line("-tc", job.Limits.Concurrent > 0 ? job.Limits.Concurrent.ToString(CultureInfo.InvariantCulture) : "");
        }

        Line("-q", job.Limits.Queue);
        Line("-A", job.Site.Account);
        if (job.Site.ParallelEnvironment.Length > 0)
        {
            Line("-pe", string.Create(CultureInfo.InvariantCulture, $"{job.Site.ParallelEnvironment} {job.Limits.Processors}"));
        }

        if (job.Site.MemoryResource.Length > 0)
        {
            Line("-l", $"{job.Site.MemoryResource}={ShellScript.Megabytes(job.Limits.MemoryBytes)}M");
        }

        if (job.Limits.Time is { } time)
        {
            Line("-l", $"h_rt={Durations.Clock(time)},s_rt={Durations.Clock(ShellScript.Before(time, job.Site))}");
        }

        Line("-l", job.Avoid.Count > 0 ? "h=" + string.Join('&', job.Avoid.Select(node => $"!{node}")) : "");
        script.Append("#$ -r y\n#$ -notify\n#$ -V\n#$ -cwd\n#$ -j y\n");
        Line("-o", job.Folder + (job.Elements is null ? $"/{job.Name}.log" : "/$TASK_ID.log"));
        ShellScript.Write(script, job, "$((SGE_TASK_ID - 1))");
        return script.ToString();

        void Line(string option, string value)
        {
            if (value.Length > 0)
            {
                script.Append(CultureInfo.InvariantCulture, $"#$ {option} {value}\n");
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Submission(JobRequest job, string script, string? after) =>
        ["qsub", "-terse", .. job.Site.Group.Length == 0 ? Array.Empty<string>() : ["-g", job.Site.Group], .. after is null ? Array.Empty<string>() : ["-hold_jid", after], .. job.Site.Options, script];

    /// <inheritdoc/>
    public string? JobId(string printed)
    {
        // `123` or `123.1-8:1`.
        string id = printed.Trim().Split('\n')[^1].Split('.')[0];
        return id.Length > 0 && id.All(char.IsAsciiDigit) ? id : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Listing(SiteSettings site) => ["qstat", "-r", "-u", Environment.UserName];

    /// <inheritdoc/>
    public IReadOnlyList<LiveJob> Live(string printed)
    {
        // The table cuts names short; `-r` puts the whole name into a line of its own below.
        List<LiveJob> jobs = [];
        foreach (string line in printed.Split('\n'))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 4 && words[0].All(char.IsAsciiDigit))
            {
                jobs.Add(new LiveJob(words[0], words[2]));
            }
            else if (words is ["Full", "jobname:", var name] && jobs.Count > 0)
            {
                jobs[^1] = jobs[^1] with { Name = name };
            }
        }

        return jobs;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Cancellation(SiteSettings site, IReadOnlyList<string> ids) => ["qdel", .. ids];
}
