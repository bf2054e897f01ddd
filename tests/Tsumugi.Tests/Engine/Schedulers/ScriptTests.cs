using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Schedulers;

namespace Tsumugi.Tests.Engine.Schedulers;

/// <summary>The exact scripts and commands that schedulers get.</summary>
public sealed class ScriptTests
{
    private const string Common = "program: /opt/tsumugi/tsumugi\ntime: 4h\nconcurrent: 50\nqueue: large\nsetup: [\"module load dotnet\", \"ulimit -n 65536\"]\nscratch: $TMPDIR/tsumugi\nstages:\n  refine: {memory: 8GB, time: 1d12h, processors: 4}\n  continue: {memory: 1GB, time: 10m, queue: short}\n";

    [Theory]
    [InlineData("slurm", "account: nlp\noptions: [\"--qos=long\"]\n")]
    [InlineData("gridengine", "account: nlp\ngroup: tga-nlp\nmemory-resource: mem_free\nparallel-environment: smp\n")]
    [InlineData("pbs", "account: nlp\ngroup: gaa50000\n")]
    [InlineData("kubernetes", "image: \"registry.example/tsumugi:1\"\nnamespace: nlp\nclaim: corpora\nmount: /data\n")]
    public void Scripts_are_as_reviewed(string executor, string more)
    {
        SiteSettings site = SiteReader.Read(Common + more, "site.yaml", executor);
        IScheduler scheduler = SchedulerCatalog.Find(executor)!;
        RoundScripts scripts = new(new RunFolder("/data/out/web"), site);
        string folder = "/data/out/web/work/cluster/0003";
        StringBuilder text = new();
        Add(scripts.Array(3, folder, "refine", 120, []), null);
        Add(scripts.Array(3, folder, "write", 1, executor == "kubernetes" ? [] : ["n2", "n5"]), null);
        if (scheduler.CanChain)
        {
            Add(scripts.Next(3, folder), "4711");
        }

        text.AppendJoin(' ', scheduler.Listing(site)).Append('\n').AppendJoin(' ', scheduler.Cancellation(site, ["4711", "4712"])).Append('\n');
        Golden.Matches($"schedulers/{executor}.txt", text.ToString().Replace(Environment.UserName, "USER", StringComparison.Ordinal));

        void Add(JobRequest job, string? after) =>
            text.AppendJoin(' ', scheduler.Submission(job, folder + "/job" + scheduler.Extension, after)).Append('\n').Append(scheduler.Script(job)).Append('\n');
    }

    [Fact]
    public void Blanks_quotes_and_signs_of_per_cent_in_a_path_reach_the_program_as_they_are()
    {
        RunFolder run = new("/data/it's 100% web");
        JobRequest job = new RoundScripts(run, SiteReader.Read(Common, "site.yaml", "slurm")).Array(3, RoundFolder.PathOf(run, 3), "write", 1, []);
        string script = new SlurmScheduler().Script(job);
        Assert.Contains("--plan '/data/it'\\''s 100% web/work/plan.json'", script, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --output='/data/it'\\''s 100%% web/work/cluster/0003/%a.log'\n", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_jobs_are_short_and_tell_nothing_of_the_data()
    {
        RoundScripts scripts = new(new RunFolder("/data/secret-customer"), new SiteSettings());
        string name = scripts.NameOf(12);
        Assert.Equal(15, RoundScripts.NextNameOf(name).Length);
        Assert.DoesNotContain("secret", name, StringComparison.Ordinal);
        Assert.NotEqual(name, new RoundScripts(new RunFolder("/data/other"), new SiteSettings()).NameOf(12));
    }

    [Theory]
    [InlineData("slurm", "4711\n", "4711")]
    [InlineData("slurm", "4711;cluster\n", "4711")]
    [InlineData("slurm", "sbatch: warning\n", null)]
    [InlineData("gridengine", "4711\n", "4711")]
    [InlineData("gridengine", "4711.1-120:1\n", "4711")]
    [InlineData("pbs", "4711[].pbs1.example\n", "4711[]")]
    [InlineData("pbs", "4711.pbs1\n", "4711")]
    [InlineData("pbs", "qsub: no\n", null)]
    [InlineData("kubernetes", "job.batch/ts-0a1b2c-0003\n", "ts-0a1b2c-0003")]
    public void Ids_are_read_from_what_the_submitting_command_prints(string executor, string printed, string? id) => Assert.Equal(id, SchedulerCatalog.Find(executor)!.JobId(printed));

    [Theory]
    [InlineData("slurm", "4711|ts-0a1b2c-0003|None\n4712|ts-0a1b2c-0003n|Dependency\n4711|ts-0a1b2c-0003|Resources\n", "4711 ts-0a1b2c-0003|4712 ts-0a1b2c-0003n|4711 ts-0a1b2c-0003")]
    [InlineData("gridengine", "job-ID  prior   name       user         state submit/start at     queue slots ja-task-ID\n-----\n     20 0.50000 ts-0a1b2c- root         r     11/25/2026 11:20:09 all.q@localhost                    1 2\n       Full jobname:     ts-0a1b2c-0003\n       Master Queue:     all.q@localhost\n", "20 ts-0a1b2c-0003")]
    [InlineData("pbs", "\npbs1:\nJob ID                         Username        Queue           Jobname         SessID   NDS  TSK   Memory Time  S Time\n------------------------------ --------------- --------------- --------------- -------- ---- ----- ------ ----- - -----\n4711[].pbs1                    user            large           ts-0a1b2c-0003     --      1    4    8gb 36:00 B   --\n", "4711[] ts-0a1b2c-0003")]
    [InlineData("kubernetes", "ts-0a1b2c-0001 SuccessCriteriaMet Complete\nts-0a1b2c-0002 Failed\nts-0a1b2c-0003 \n", "ts-0a1b2c-0003 ts-0a1b2c-0003")]
    public void Jobs_that_live_are_read_from_what_the_listing_command_prints(string executor, string printed, string jobs) =>
        Assert.Equal(jobs, string.Join('|', SchedulerCatalog.Find(executor)!.Live(printed).Select(job => $"{job.Id} {job.Name}")));

    [Theory]
    [InlineData("executor: slurm\ngroup: nlp\n", "TSU2070", "site.yaml:2:8")]
    [InlineData("executor: kubernetes\nimage: x\nclaim: y\n", "TSU2002", "`mount`")]
    [InlineData("executor: gridengine\nstages: {refine: {processors: 4}}\n", "TSU2002", "`parallel-environment`")]
    [InlineData("executor: slrm\n", "TSU2004", "`slurm`")]
    [InlineData("executor: slurm\nmemory: 1\n", "TSU2004", "`memory`")]
    [InlineData("executor: slurm\ntime: soon\n", "TSU2004", "`soon`")]
    [InlineData("executor: slurm\nstages: {refine: {speed: 3}}\n", "TSU2001", "`speed`")]
    [InlineData("executor: slurm\nstages: {refine: 3}\n", "TSU2003", "`stages.refine`")]
    [InlineData("executor: slurm\nstages: [refine]\n", "TSU2003", "`stages`")]
    public void A_wrong_site_file_is_refused_with_its_place(string yaml, string code, string says)
    {
        TsumugiException problem = Assert.Single(Assert.Throws<ProblemsException>(() => SiteReader.Read(yaml, "site.yaml", "")).Problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_of_a_stage_add_to_those_of_all()
    {
        SiteSettings site = SiteReader.Read(Common, "site.yaml", "slurm");
        Assert.Equal((8_000_000_000, TimeSpan.FromHours(36), 50, 4, "large"), (site.Of("refine").MemoryBytes, site.Of("refine").Time, site.Of("refine").Concurrent, site.Of("refine").Processors, site.Of("refine").Queue));
        Assert.Equal((4_000_000_000, TimeSpan.FromHours(4), 1), (site.Of("judge").MemoryBytes, site.Of("judge").Time, site.Of("judge").Processors));
        Assert.Equal(TimeSpan.FromMinutes(10), site.Of(SiteSettings.ContinueJob).Time);
    }

    [Theory]
    [InlineData("4h", 14400)]
    [InlineData("1d12h", 129600)]
    [InlineData("90m", 5400)]
    [InlineData("1h30m15s", 5415)]
    [InlineData("04:00:00", 14400)]
    [InlineData("2-01:00:00", 176400)]
    [InlineData("", -1)]
    [InlineData("4", -1)]
    [InlineData("4x", -1)]
    [InlineData("h", -1)]
    [InlineData("4:00", -1)]
    [InlineData("-1:00:00", -1)]
    public void Spans_of_time_are_read_as_people_and_schedulers_write_them(string text, int seconds) =>
        Assert.Equal(seconds, Durations.TryParse(text, out TimeSpan span) ? (int)span.TotalSeconds : -1);
}
