using System.Globalization;
using System.Text;

namespace Tsumugi.Engine.Schedulers;

/// <summary>Slurm: `sbatch`, `squeue`, `scancel`.</summary>
/// <remarks>
/// A node that fails has its elements requeued by Slurm itself, within the job. Everything else that is missing at the end of a round goes into the next.
/// </remarks>
public sealed class SlurmScheduler : IScheduler
{
    /// <summary>The reason of a job that could not be started on its node, which Slurm holds until a person releases it: a node that does not work, or a controller that has forgotten what runs there.</summary>
    private const string PutAside = "launch failed requeued held";

    /// <inheritdoc/>
    public string Name => "slurm";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unknown { get; } = ["group", "memory-resource", "parallel-environment", "image", "namespace", "claim", "mount"];

    /// <inheritdoc/>
    public string Script(JobRequest job)
    {
        StringBuilder script = new("#!/bin/bash\n");
        Line("job-name", job.Name);
        if (job.Elements is { } elements)
        {
            Line("array", string.Create(CultureInfo.InvariantCulture, $"0-{elements - 1}") + (job.Limits.Concurrent > 0 ? string.Create(CultureInfo.InvariantCulture, $"%{job.Limits.Concurrent}") : ""));
        }

        Line("partition", job.Limits.Queue);
        Line("account", job.Site.Account);
        Line("nodes", "1");
        Line("ntasks", "1");
        Line("cpus-per-task", job.Limits.Processors.ToString(CultureInfo.InvariantCulture));
        Line("mem", ShellScript.Megabytes(job.Limits.MemoryBytes) + "M");
        if (job.Limits.Time is { } time)
        {
            Line("time", Durations.Clock(time));
            Line("signal", string.Create(CultureInfo.InvariantCulture, $"B:TERM@{(long)ShellScript.Lead(time, job.Site).TotalSeconds}"));
        }

        Line("exclude", string.Join(',', job.Avoid));
        script.Append("#SBATCH --requeue\n#SBATCH --open-mode=append\n");

        // In file names of Slurm, `%` begins a pattern.
        string folder = job.Folder.Replace("%", "%%", StringComparison.Ordinal);
        Line("output", folder + (job.Elements is null ? $"/{job.Name}.log" : "/%a.log"));
        ShellScript.Write(script, job, "$SLURM_ARRAY_TASK_ID");
        return script.ToString();

        void Line(string option, string value)
        {
            if (value.Length > 0)
            {
                script.Append(CultureInfo.InvariantCulture, $"#SBATCH --{option}={ShellScript.Quote(value)}\n");
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Submission(JobRequest job, string script, string? after) =>
        ["sbatch", "--parsable", .. after is null ? Array.Empty<string>() : ["--dependency=afterany:" + after, "--kill-on-invalid-dep=yes"], .. job.Site.Options, script];

    /// <inheritdoc/>
    public string? JobId(string printed)
    {
        // `123` or `123;cluster`.
        string id = printed.Trim().Split('\n')[^1].Split(';')[0];
        return id.Length > 0 && id.All(char.IsAsciiDigit) ? id : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Listing(SiteSettings site) => ["squeue", "--noheader", "--user=" + Environment.UserName, "--format=%F|%j|%r"];

    /// <inheritdoc/>
    public IReadOnlyList<LiveJob> Live(string printed) =>
        [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', 3)).Where(words => words.Length == 3).Select(words => new LiveJob(words[0], words[1], words[2].StartsWith(PutAside, StringComparison.Ordinal)))];

    /// <inheritdoc/>
    public IReadOnlyList<string> Cancellation(SiteSettings site, IReadOnlyList<string> ids) => ["scancel", .. ids];
}
