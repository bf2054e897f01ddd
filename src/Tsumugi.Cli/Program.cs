using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text;
using Tsumugi.Cli.Commands;
using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Messages;
using Tsumugi.Storage.Native;

namespace Tsumugi.Cli;

/// <summary>The `tsumugi` program: parses, wires, prints.</summary>
public static class Program
{
    /// <summary>SIGUSR1 and SIGUSR2 as Linux numbers them, with which Grid Engine announces a time limit and the end of a job.</summary>
    private const PosixSignal UserSignal1 = (PosixSignal)10;
    private const PosixSignal UserSignal2 = (PosixSignal)12;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs one command.</summary>
    /// <returns>The exit code.</returns>
    public static int Main(string[] args)
    {
        ProcessMemory.ForbidDumps();
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        using PosixSignalRegistration? soft = OperatingSystem.IsLinux() ? PosixSignalRegistration.Create(UserSignal1, signal => Stop(signal, stop)) : null;
        using PosixSignalRegistration? notice = OperatingSystem.IsLinux() ? PosixSignalRegistration.Create(UserSignal2, signal => Stop(signal, stop)) : null;
        using StreamWriter output = new(Console.OpenStandardOutput(), Utf8, 1 << 16) { NewLine = "\n" };
        using StreamWriter error = new(Console.OpenStandardError(), Utf8, 256) { NewLine = "\n", AutoFlush = true };
        bool interactive = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");
        bool colour = interactive && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        Session session = new(Languages.Wanted(args), output, error, interactive, colour, stop.Token);
        int code = Run(args, session);
        Flush(output);
        return code;
    }

    /// <summary>Runs one command in a session; every foreseen failure becomes a message and an exit code.</summary>
    internal static int Run(string[] args, Session session)
    {
        try
        {
            if (ProcessMemory.DumpSwitch is { } dumps)
            {
                throw new TsumugiException(
                    "TSU3003",
                    ExitCode.PolicyGate,
                    "",
                    new Phrase($"`{dumps}` is set: at a crash the memory would be written to disk, and with it individual numbers that may not be kept", $"`{dumps}` が設定されています。異常終了時にメモリの内容がディスクに書き出され、保存してはならない個人番号が残るおそれがあります"),
                    new Phrase($"run `unset {dumps}` first", $"先に `unset {dumps}` を実行してください"));
            }

            RootCommand root = CommandTree.Create(session);
            ParseResult parsed = root.Parse(args);
            if (parsed.Errors.Count > 0 && !Help.IsWanted(parsed))
            {
                return Help.ShowErrors(parsed, session);
            }

            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = session.Out, Error = session.Error, ProcessTerminationTimeout = null });
        }
        catch (Exception failure)
        {
            return Failures.Show(failure, session);
        }
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        // The first signal asks the tasks to end cleanly. A second Ctrl-C is a person who means it, and is left to the system, which ends the process. Other
        // signals come twice by themselves: schedulers send them to a whole group of processes, some of which pass them on.
        if (!stop.IsCancellationRequested || signal.Signal != PosixSignal.SIGINT)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static void Flush(StreamWriter output)
    {
        try
        {
            output.Flush();
        }
        catch (IOException)
        {
            // The reader of our pipe has gone (`tsumugi … | head`): nobody is left to tell.
        }
    }
}
