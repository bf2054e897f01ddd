using System.Globalization;
using Tsumugi.Cli.Wiring;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Schedulers;

namespace Tsumugi.Cli.Batch;

/// <summary>A script as a build would submit it, with the command that does so.</summary>
/// <param name="Stage">The stage; of the job that follows each round, its own name.</param>
/// <param name="Tasks">How many tasks it has, with a tilde where that follows from former results.</param>
/// <param name="Command">The command that submits it.</param>
/// <param name="Text">The script.</param>
internal sealed record ScriptDraft(string Stage, string Tasks, string Command, string Text)
{
    /// <summary>Drafts all scripts of a plan, as if every round went well at the first try.</summary>
    /// <param name="estimate">The plan's stages.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="site">The site.</param>
    public static IEnumerable<ScriptDraft> Of(PlanEstimate estimate, RunFolder folder, SiteSettings site)
    {
        if (SchedulerCatalog.Find(site.Executor) is not { } scheduler)
        {
            yield break;
        }

        RoundScripts scripts = new(folder, site);
        int round = 0;
        foreach ((string stage, string tasks) in estimate.Stages)
        {
            round++;
            string place = RoundFolder.PathOf(folder, round);
            int count = int.Parse(tasks.TrimStart('~'), CultureInfo.InvariantCulture);
            if (count == 0)
            {
                continue;
            }

            yield return Draft(stage, tasks, scripts.Array(round, place, stage, scripts.Elements([.. Enumerable.Range(0, count)]).Count, []), "job", null);
            if (site.Chain && scheduler.CanChain && round == 1)
            {
                yield return Draft(SiteSettings.ContinueJob, "1", scripts.Next(round, place), "next", "JOB");
            }

            ScriptDraft Draft(string name, string number, JobRequest job, string file, string? after)
            {
                string script = Path.Combine(place, file + scheduler.Extension);
                return new ScriptDraft(name, number, string.Join(' ', scheduler.Submission(job, script, after)), scheduler.Script(job));
            }
        }
    }

    /// <summary>Gets the commands for machines that share a folder and no scheduler.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="site">The site.</param>
    public static IEnumerable<string> ByHand(RunFolder folder, SiteSettings site) =>
        Enumerable.Range(1, 4).Select(shard => string.Create(CultureInfo.InvariantCulture, $"{site.Program} work --plan {folder.PlanFile} --shard {shard}/4"));
}
