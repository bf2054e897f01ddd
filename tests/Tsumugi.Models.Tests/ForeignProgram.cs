using System.Diagnostics;
using System.Text;

namespace Tsumugi.Tests.Models;

/// <summary>A program of others, run to its end.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record ForeignProgram(int ExitCode, string Out, string Error)
{
    /// <summary>Runs a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="libraries">Where its libraries lie, parted by colons; null for the system's own.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ForeignProgram Run(string program, string? libraries, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        if (libraries is not null)
        {
            start.Environment["LD_LIBRARY_PATH"] = libraries;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ForeignProgram(process.ExitCode, output, errors.Result);
    }
}
