using System.Diagnostics;

namespace Tsumugi.EndToEnd;

/// <summary>The same input gives the same bytes, whatever happens on the way.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void One_two_and_four_workers_give_the_same_root()
    {
        using Workspace space = new();
        Seed(space);
        string[] roots = [.. new[] { "1", "2", "4" }.Select(workers => Build(space, "out" + workers, "--workers", workers))];
        Assert.Single(roots.Distinct());
    }

    [Fact]
    public void A_run_killed_at_five_moments_and_resumed_gives_the_same_root()
    {
        using Workspace space = new();
        Seed(space);
        Stopwatch watch = Stopwatch.StartNew();
        string straight = Build(space, "straight", "--workers", "2");
        TimeSpan whole = watch.Elapsed;
        ulong state = 20261122;
        int kills = 0;
        for (int i = 0; i < 5; i++)
        {
            // A fixed sequence of moments within a run; how far it has come by then differs from machine to machine, and that is the point.
            // Two kills in each folder: the second one meets what the first has left.
            string folder = $"killed-{i}";
            for (int kill = 0; kill < 2; kill++)
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
                TimeSpan moment = whole * (0.15 + (0.5 * (state >> 40) / (1 << 24)));
                ProgramRun run = ProgramRun.Of(new ProgramSettings { KillAfter = moment }, "build", space.At("recipe.yaml"), "--out", space.At(folder), "--workers", "2");
                kills += run.ExitCode == 137 ? 1 : 0;
            }

            Assert.Equal(straight, Build(space, folder, "--workers", "2"));
            Assert.Empty(Directory.EnumerateFiles(space.At(folder), ".*.tmp", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));
        }

        Assert.True(kills >= 5, $"only {kills} runs were killed");
    }

    [Fact]
    public void A_run_killed_in_each_step_of_deduplication_and_resumed_gives_the_same_root()
    {
        using Workspace space = new();
        Seed(space, files: 3);
        string straight = Build(space, "straight", "--workers", "2");
        foreach (string stage in new[] { "dedup-exact", "dedup-candidates", "dedup-verify", "dedup-link", "decide" })
        {
            // An attempt begins with this file, and what is killed then has a few files half written, or published without being committed. Each run
            // meets what those before it have left.
            string begun = space.At($"killed/work/tasks/{stage}/000000.attempt-1");
            ProgramRun run = ProgramRun.Of(new ProgramSettings { KillAt = begun }, "build", space.At("recipe.yaml"), "--out", space.At("killed"), "--workers", "2");
            Assert.True(run.ExitCode == 137 && File.Exists(begun), $"the run ended with {run.ExitCode} instead of being killed in {stage}");
        }

        Assert.Equal(straight, Build(space, "killed", "--workers", "1"));
        Assert.Empty(Directory.EnumerateFiles(space.At("killed"), ".*.tmp", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));
    }

    [Fact]
    public void Single_tasks_run_by_hand_in_another_process_each_give_the_same_root()
    {
        using Workspace space = new();
        Seed(space, files: 3);
        string straight = Build(space, "straight");
        ProgramRun.Of(new ProgramSettings { KillAfter = TimeSpan.FromMilliseconds(1) }, "build", space.At("recipe.yaml"), "--out", space.At("byhand"));
        string plan = space.At("byhand/work/plan.json");
        if (!File.Exists(plan))
        {
            // Killed before the plan was written: take it from the straight run, it is the same plan.
            Directory.CreateDirectory(space.At("byhand/work"));
            File.Copy(space.At("straight/work/plan.json"), plan);
        }

        foreach (string stage in new[] { "refine", "judge", "dedup-exact", "dedup-candidates", "dedup-verify", "dedup-link", "decide", "locate", "write", "report" })
        {
            for (int index = 0; ; index++)
            {
                ProgramRun task = ProgramRun.Of("run-task", "--plan", plan, "--stage", stage, "--index", $"{index}");
                if (task.ExitCode == 2)
                {
                    Assert.Contains("TSU2033", task.Error, StringComparison.Ordinal);
                    break;
                }

                task.Expect(0);
            }
        }

        Assert.Equal(straight, Build(space, "byhand"));
    }

    [Fact]
    public void A_task_whose_former_stage_is_not_complete_asks_to_be_run_again()
    {
        using Workspace space = new();
        Seed(space, files: 1);
        Build(space, "out");
        Directory.Delete(space.At("out/work/tasks/refine"), recursive: true);
        Directory.Delete(space.At("out/work/tasks/judge"), recursive: true);
        ProgramRun task = ProgramRun.Of("run-task", "--plan", space.At("out/work/plan.json"), "--stage", "judge", "--index", "0").Expect(75);
        Assert.Contains("TSU5005", task.Error, StringComparison.Ordinal);
    }

    /// <summary>Several shards with new, repeated and slightly changed texts.</summary>
    private static void Seed(Workspace space, int files = 6)
    {
        for (int file = 0; file < files; file++)
        {
            IEnumerable<string> lines = Enumerable.Range(0, 60).Select(line =>
            {
                string text = (line % 10) switch
                {
                    0 => JapaneseProse.Of(line), // the same in every file
                    1 => JapaneseProse.Of(line) + $"これは第{file}版です。", // nearly the same
                    2 => "短い。",
                    _ => JapaneseProse.Of((file * 1000) + line),
                };
                return System.Text.Json.JsonSerializer.Serialize(new { id = $"{file}-{line}", text, url = $"https://example.jp/{file}/{line}" });
            });
            space.Write($"in/{file}.jsonl.gz", Workspace.Gzip(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        }

        // A shard for each file: the planner joins small files of one source, not those of several.
        string sources = string.Concat(Enumerable.Range(0, files).Select(file => $"  - {{name: s{file}, kind: jsonl, paths: [\"in/{file}.jsonl.gz\"]}}\n"));
        space.Write("recipe.yaml", $"name: seeded\nsources:\n{sources}write: {{shard-size: 200KB}}\n{space.MildRules()}");
    }

    private static string Build(Workspace space, string output, params string[] more)
    {
        ProgramRun.Of(["build", space.At("recipe.yaml"), "--out", space.At(output), .. more]).Expect(0);
        ProgramRun.Of("verify", space.At(output)).Expect(0);
        return space.Root(output);
    }
}
