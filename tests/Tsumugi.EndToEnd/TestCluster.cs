using System.Diagnostics;
using System.Globalization;

namespace Tsumugi.EndToEnd;

/// <summary>A batch scheduler on this machine, brought up by a script of `eng/cluster` and gone after the tests.</summary>
public abstract class TestCluster : IDisposable
{
    private const int Unable = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _script;
    private readonly string _programs;
    private readonly string? _why;

    protected TestCluster(string name, Func<string, int, Dictionary<string, string>> environment)
    {
        _script = Path.Combine(ProgramRun.Root, "eng", "cluster", name + ".sh");
        Folder = Directory.CreateTempSubdirectory($"tsumugi-{name}-").FullName;

        // Several checkouts may be tested at once on one machine.
        Environment = environment(Folder, 20000 + (System.Environment.ProcessId % 2000 * 10));
        (int code, string output, string error) = Script("install");
        _programs = output.Trim();
        if (code == 0)
        {
            (code, _, error) = Script("start", Folder);
        }

        Assert.True(code is 0 or Unable, error);
        _why = code == 0 ? null : error.Trim();
    }

    /// <summary>Gets the folder in which everything of the cluster lies.</summary>
    public string Folder { get; }

    /// <summary>Gets settings with which the program finds the cluster; skips the test where there is none.</summary>
    public ProgramSettings Settings
    {
        get
        {
            Assert.SkipWhen(_why is not null, _why ?? "");
            return new ProgramSettings { Environment = new Dictionary<string, string>(Environment) { ["PATH"] = _programs + ":" + System.Environment.GetEnvironmentVariable("PATH") } };
        }
    }

    private Dictionary<string, string> Environment { get; }

    /// <summary>Waits for something that another process does.</summary>
    public static void Until(string what, Func<bool> holds)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(watch.Elapsed < Patience, $"waited {Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s until {what}");
            Thread.Sleep(50);
        }
    }

    /// <summary>Breaks or mends something: `kill-node n2`.</summary>
    public void Do(string command, params string[] node)
    {
        (int code, _, string error) = Script([command, Folder, .. node]);
        Assert.True(code == 0, error);
    }

    /// <summary>Runs a program of the scheduler.</summary>
    public string Ask(string program, params string[] args)
    {
        (int code, string output, string error) = Run(Path.Combine(_programs, program), args);
        Assert.True(code == 0, $"{program} {string.Join(' ', args)}: {error}");
        return output;
    }

    public void Dispose()
    {
        if (_why is null)
        {
            Script("stop", Folder);
        }

        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private (int Code, string Out, string Error) Script(params string[] args) => Run(_script, args);

    private (int Code, string Out, string Error) Run(string program, string[] args)
    {
        // Daemons inherit what is open, so their output goes to files and not into pipes that would never end.
        string output = Path.Combine(Path.GetTempPath(), $"{Path.GetFileName(Folder)}.out");
        string error = output + ".err";
        ProcessStartInfo start = new("/bin/sh", ["-c", "out=$1 err=$2; shift 2; exec \"$@\" > \"$out\" 2> \"$err\"", "sh", output, error, program, .. args]) { UseShellExecute = false };
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        process.WaitForExit();
        (int, string, string) result = (process.ExitCode, File.ReadAllText(output), File.ReadAllText(error));
        File.Delete(output);
        File.Delete(error);
        return result;
    }
}
