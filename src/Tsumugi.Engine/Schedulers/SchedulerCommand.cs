using System.ComponentModel;
using System.Diagnostics;

namespace Tsumugi.Engine.Schedulers;

/// <summary>Runs the commands of a scheduler.</summary>
public static class SchedulerCommand
{
    /// <summary>After this, a command that hangs counts as failed: the daemon behind it does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="words">The program and its arguments.</param>
    public static CommandAnswer Run(IReadOnlyList<string> words)
    {
        ProcessStartInfo start = new(words[0], words.Skip(1)) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return new CommandAnswer(124, "", $"`{words[0]}` has not answered for {Patience.TotalSeconds} s");
            }

            return new CommandAnswer(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
        catch (Win32Exception missing)
        {
            return new CommandAnswer(127, "", missing.Message);
        }
    }
}
