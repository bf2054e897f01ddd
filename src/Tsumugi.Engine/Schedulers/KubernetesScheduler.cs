using System.Globalization;
using System.Text;

namespace Tsumugi.Engine.Schedulers;

/// <summary>Kubernetes: one Indexed Job for each round, through `kubectl`.</summary>
/// <remarks>
/// A pod that says 75 (stopped, not ready) is started again without being counted; one that says 65 (bad data) never. A driver has to stay, since a job cannot
/// wait for another one there.
/// </remarks>
public sealed class KubernetesScheduler : IScheduler
{
    /// <inheritdoc/>
    public string Name => "kubernetes";

    /// <inheritdoc/>
    public string Extension => ".yaml";

    /// <inheritdoc/>
    public bool CanChain => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> Unknown { get; } = ["account", "group", "memory-resource", "parallel-environment"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Needed { get; } = ["image", "claim", "mount"];

    /// <inheritdoc/>
    public string Script(JobRequest job)
    {
        SiteSettings site = job.Site;
        StringBuilder command = new();
        ShellScript.Write(command, job, "$JOB_COMPLETION_INDEX", ownClock: true);
        string memory = ShellScript.Megabytes(job.Limits.MemoryBytes) + "Mi";
        StringBuilder yaml = new();
        yaml.Append(CultureInfo.InvariantCulture, $"apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: {job.Name}\n  namespace: {site.Namespace}\n  labels:\n    app.kubernetes.io/name: tsumugi\n");
        if (job.Limits.Queue.Length > 0)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"    kueue.x-k8s.io/queue-name: {job.Limits.Queue}\n");
        }

        yaml.Append(CultureInfo.InvariantCulture, $"spec:\n  completionMode: Indexed\n  completions: {job.Elements ?? 1}\n  parallelism: {Parallel(job)}\n");
        yaml.Append("  backoffLimitPerIndex: 0\n  podFailurePolicy:\n    rules:\n    - action: Ignore\n      onExitCodes: {operator: In, values: [75]}\n    - action: FailIndex\n      onExitCodes: {operator: In, values: [65]}\n");
        yaml.Append("    - action: Ignore\n      onPodConditions:\n      - type: DisruptionTarget\n");
        yaml.Append("  template:\n    spec:\n      restartPolicy: Never\n");
        if (job.Limits.Time is { } time)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"      activeDeadlineSeconds: {(long)time.TotalSeconds}\n");
        }

        yaml.Append(CultureInfo.InvariantCulture, $"      containers:\n      - name: task\n        image: {Text(site.Image)}\n        command: [/bin/bash, -c]\n        args:\n        - |\n");
        foreach (string line in command.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            yaml.Append(CultureInfo.InvariantCulture, $"          {line}\n");
        }

        yaml.Append(CultureInfo.InvariantCulture, $"        resources:\n          requests: {{cpu: {job.Limits.Processors}, memory: {memory}}}\n          limits: {{memory: {memory}}}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"        volumeMounts:\n        - name: data\n          mountPath: {Text(site.Mount)}\n      volumes:\n      - name: data\n        persistentVolumeClaim:\n          claimName: {Text(site.Claim)}\n");
        return yaml.ToString();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Submission(JobRequest job, string script, string? after) => ["kubectl", "create", "--output=name", .. job.Site.Options, "--filename=" + script];

    /// <inheritdoc/>
    public string? JobId(string printed)
    {
        // `job.batch/NAME`.
        string name = printed.Trim().Split('\n')[^1];
        return name.StartsWith("job.batch/", StringComparison.Ordinal) ? name["job.batch/".Length..] : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Listing(SiteSettings site) =>
        ["kubectl", "get", "jobs", "--namespace=" + site.Namespace, "--selector=app.kubernetes.io/name=tsumugi", "--output=jsonpath={range .items[*]}{.metadata.name} {.status.conditions[?(@.status==\"True\")].type}{\"\\n\"}{end}"];

    /// <inheritdoc/>
    public IReadOnlyList<LiveJob> Live(string printed)
    {
        List<LiveJob> jobs = [];
        foreach (string[] words in printed.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0))
        {
            if (!words.Contains("Complete") && !words.Contains("Failed"))
            {
                jobs.Add(new LiveJob(words[0], words[0]));
            }
        }

        return jobs;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Cancellation(SiteSettings site, IReadOnlyList<string> ids) => ["kubectl", "delete", "--namespace=" + site.Namespace, "--ignore-not-found", .. ids.Select(id => "job/" + id)];

    private static int Parallel(JobRequest job) => job.Limits.Concurrent > 0 ? Math.Min(job.Limits.Concurrent, job.Elements ?? 1) : job.Elements ?? 1;

    /// <summary>Writes a text as YAML reads it whatever is in it.</summary>
    private static string Text(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
}
