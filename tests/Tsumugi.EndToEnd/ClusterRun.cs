using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>A corpus, a site, and a program in front of the real one that can be told to fail or to stand still; for tests of schedulers.</summary>
public sealed class ClusterRun : IDisposable
{
    /// <summary>The program that elements call: a file `fail-STAGE-ELEMENT` holds how often they fail, `hold-STAGE-ELEMENT` makes them stop in the middle.</summary>
    /// <remarks>The first missing task is element 0 of every round. What is held writes its node into `held-STAGE-ELEMENT` and goes on when `go-STAGE-ELEMENT` appears. Each file works once.</remarks>
    private const string Wrapper = """
        #!/bin/bash
        stage= element= index=
        words=("$@")
        for ((i = 0; i < $#; i++)); do
          case ${words[i]} in --stage) stage=${words[i + 1]} ;; --element) element=${words[i + 1]} ;; esac
        done
        faults=FAULTS key=$stage-$element
        left=$(cat "$faults/fail-$key" 2> /dev/null || echo 0)
        if [ "$left" -gt 0 ]; then
          echo $((left - 1)) > "$faults/fail-$key"
          # No file may be longer than a block: the write fails in the midst of the task.
          trap '' XFSZ
          # The runtime itself would want a long file for its code.
          export DOTNET_EnableWriteXorExecute=0
          ulimit -f 1
        elif mv "$faults/hold-$key" "$faults/hold-$key.taken" 2> /dev/null; then
          task=$(printf OUT/work/tasks/%s/%06d.attempt "$stage" "$element")
          PROGRAM "$@" &
          child=$!
          until [ -e "$task-1" ]; do kill -0 $child || break; done
          kill -STOP $child
          for signal in TERM USR1 USR2; do trap "kill -CONT $child; kill -$signal $child" $signal; done
          echo "$SLURMD_NODENAME" > "$faults/held-$key.new" && mv "$faults/held-$key.new" "$faults/held-$key"
          until [ -e "$faults/go-$key" ] || ! kill -0 $child 2> /dev/null; do sleep 0.1; done
          kill -CONT $child
          wait $child; code=$?
          while kill -0 $child 2> /dev/null; do wait $child; code=$?; done
          exit $code
        fi
        exec PROGRAM "$@"
        """;

    private readonly Workspace _space = new();
    private readonly string _faults;

    /// <summary>Makes a corpus of several shards, each with texts of its own and texts that stand in others too.</summary>
    /// <param name="site">The site file, without `program`.</param>
    /// <param name="shards">How many tasks the first stage has.</param>
    public ClusterRun(string site, int shards = 4)
        : this(space => Seed(space, shards), site)
    {
    }

    /// <summary>Makes a run of any recipe.</summary>
    /// <param name="recipe">Writes the recipe and what belongs to it.</param>
    /// <param name="site">The site file, without `program`.</param>
    public ClusterRun(Func<Workspace, string> recipe, string site)
    {
        _faults = Directory.CreateDirectory(_space.At("faults")).FullName;
        Recipe = recipe(_space);
        Prepare(site);
    }

    /// <summary>Gets the recipe.</summary>
    public string Recipe { get; }

    /// <summary>Gets the output folder.</summary>
    public string Out => _space.At("out");

    /// <summary>Gets the site file.</summary>
    public string Site => _space.At("site.yaml");

    /// <summary>Gets the root of the same build on this machine alone.</summary>
    public string LocalRoot
    {
        get
        {
            ProgramRun.Of("build", Recipe, "--out", _space.At("local"), "--workers", "2").Expect(0);
            return _space.Root("local");
        }
    }

    /// <summary>Gets the root of the finished run, after a look at all of its files.</summary>
    public string Root
    {
        get
        {
            ProgramRun.Of("verify", Out).Expect(0);
            Assert.Empty(Directory.EnumerateFiles(Out, ".*.tmp", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));
            return _space.Root();
        }
    }

    /// <summary>Lets an element fail a number of times.</summary>
    public void Fail(string stage, int element, int times) => File.WriteAllText(Path.Combine(_faults, $"fail-{stage}-{element}"), $"{times}\n");

    /// <summary>Lets an element stand still in the middle of its task.</summary>
    public void Hold(string stage, int element) => File.WriteAllText(Path.Combine(_faults, $"hold-{stage}-{element}"), "");

    /// <summary>Gets a folder that is gone after the test.</summary>
    public string At(string name) => _space.At(name);

    /// <summary>Waits until an element stands still.</summary>
    /// <returns>Its node.</returns>
    public string Held(string stage, int element)
    {
        string path = Path.Combine(_faults, $"held-{stage}-{element}");
        TestCluster.Until($"{stage} {element} stands still", () => File.Exists(path));
        return File.ReadAllText(path).Trim();
    }

    /// <summary>Lets an element go on.</summary>
    public void Go(string stage, int element) => File.WriteAllText(Path.Combine(_faults, $"go-{stage}-{element}"), "");

    /// <summary>Gets the id of a round's array job.</summary>
    public string Job(int round)
    {
        using JsonDocument jobs = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Out, "work", "cluster", $"{round:D4}", "jobs.json")));
        return jobs.RootElement.GetProperty("array").GetString()!;
    }

    /// <summary>Counts the attempts at a task.</summary>
    public int Attempts(string stage, int index) => Directory.EnumerateFiles(Path.Combine(Out, "work", "tasks", stage), $"{index:D6}.attempt-*").Count();

    public void Dispose() => _space.Dispose();

    private static string Seed(Workspace space, int shards)
    {
        for (int file = 0; file < shards; file++)
        {
            IEnumerable<string> lines = Enumerable.Range(0, 40).Select(line => JsonSerializer.Serialize(new { id = $"{file}-{line}", text = JapaneseProse.Of(line % 8 == 0 ? line : (file * 1000) + line), url = $"https://example.jp/{file}/{line}" }));
            space.Write($"in/{file}.jsonl", string.Join('\n', lines));
        }

        string sources = string.Concat(Enumerable.Range(0, shards).Select(file => $"  - {{name: s{file}, kind: jsonl, paths: [\"in/{file}.jsonl\"]}}\n"));
        return space.Write("recipe.yaml", $"name: cluster\nsources:\n{sources}{space.MildRules()}");
    }

    private void Prepare(string site)
    {
        string program = _space.Write("tsumugi-faulty", Wrapper.Replace("FAULTS", _faults, StringComparison.Ordinal).Replace("OUT/", Out + "/", StringComparison.Ordinal).Replace("PROGRAM", ProgramRun.Executable, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _space.Write("site.yaml", $"program: {program}\n{site}");
    }
}
