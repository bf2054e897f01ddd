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
        ProcessStartInfo start = new(Executable, args)
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
