using System.Diagnostics;
using System.Text;

namespace Tsumugi.EndToEnd;

/// <summary>Runs the built program as a user would.</summary>
/// <param name="ExitCode">The exit code; 137 for a killed one.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record ProgramRun(int ExitCode, string Out, string Error)
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

    /// <summary>Gets the root folder of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets the program.</summary>
    public static string Executable { get; } = Path.Combine(Root, "artifacts", "bin", "Tsumugi.Cli", Configuration, "tsumugi");

    /// <summary>Runs the program to its end.</summary>
    public static ProgramRun Of(params string[] args) => Of(new ProgramSettings(), args);

    /// <summary>Runs the program with settings.</summary>
    public static ProgramRun Of(ProgramSettings settings, params string[] args)
    {
        using Process process = Start(settings, args);
        StringBuilder output = new();
        StringBuilder error = new();
        process.OutputDataReceived += (_, line) => output.Append(line.Data is null ? "" : line.Data + "\n");
        process.ErrorDataReceived += (_, line) => error.Append(line.Data is null ? "" : line.Data + "\n");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (settings.Input is { } input)
        {
            process.StandardInput.Write(input);
        }

        if (settings.Signal is { } signal)
        {
            // The program has answered, so what it read stands in its memory.
            process.StandardInput.Flush();
            while (output.Length == 0 && !process.HasExited)
            {
                Thread.Sleep(10);
            }

            // The runtime writes its dump at the first signal and dies of the second.
            for (int i = 0; i < 20 && !process.HasExited; i++)
            {
                using Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
                kill.WaitForExit();
                process.WaitForExit(TimeSpan.FromSeconds(1));
            }
        }

        process.StandardInput.Close();
        if (settings.KillAfter is { } delay && !process.WaitForExit(delay))
        {
            process.Kill(entireProcessTree: true);
        }

        while (settings.KillAt is { } file && !process.WaitForExit(0))
        {
            if (File.Exists(file))
            {
                process.Kill(entireProcessTree: true);
                break;
            }
        }

        process.WaitForExit();
        return new ProgramRun(process.ExitCode, output.ToString(), error.ToString());
    }

    /// <summary>Asserts an exit code and shows what was said otherwise.</summary>
    public ProgramRun Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, expected {exitCode}\n--- out\n{Out}\n--- error\n{Error}");
        return this;
    }

    private static Process Start(ProgramSettings settings, string[] args)
    {
        // A program that is to be killed by a signal may write as large a core as it likes.
        ProcessStartInfo start = new(settings.Signal is null ? Executable : "/bin/sh", settings.Signal is null ? args : ["-c", "ulimit -c unlimited; exec \"$0\" \"$@\"", Executable, .. args])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            WorkingDirectory = settings.Folder ?? Root,
        };
        start.Environment["LANG"] = settings.Language;
        start.Environment.Remove("LC_ALL");
        start.Environment.Remove("LC_MESSAGES");
        foreach ((string name, string value) in settings.Environment)
        {
            start.Environment[name] = value;
        }

        if (settings.HeapBytes is { } heap)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = heap.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        }

        return Process.Start(start)!;
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tsumugi.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Tsumugi.slnx is in no folder above the tests");
    }
}
