using Tsumugi.Contracts.Messages;
using Tsumugi.Storage.Files;

namespace Tsumugi.Cli.Screen;

/// <summary>Turns whatever went wrong into a message and an exit code.</summary>
internal static class Failures
{
    /// <summary>Shows a failure.</summary>
    /// <returns>The exit code of the process.</returns>
    public static int Show(Exception failure, Session session)
    {
        switch (failure)
        {
            case ProblemsException problems:
                foreach (TsumugiException problem in problems.Problems)
                {
                    session.Error.WriteLine(problem.Render(session.Tongue));
                    session.Error.WriteLine();
                }

                return (int)problems.Exit;
            case TsumugiException known:
                session.Error.WriteLine(known.Render(session.Tongue));
                return (int)known.Exit;
            case OperationCanceledException:
                session.Say("interrupted; run the same command again to go on where it stopped", "中断しました。同じコマンドをもう一度実行すると、続きから再開します");
                return (int)ExitCode.Interrupted;
            case IOException full when DiskFull.Is(full):
                return Show(
                    new TsumugiException(
                        "TSU5003",
                        ExitCode.Temporary,
                        "",
                        new Phrase($"the disk is full: {full.Message}", $"ディスクの空きがなくなりました: {full.Message}"),
                        new Phrase("make room and run the same command again; finished parts are kept", "空きを作ってから同じコマンドをもう一度実行してください。終わった部分は残っています"),
                        full),
                    session);
            case FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException:
                return Show(
                    new TsumugiException("TSU4004", ExitCode.InputMissing, "", new Phrase($"cannot be opened: {failure.Message}", $"開けません: {failure.Message}"), default, failure),
                    session);
            case IOException other:
                return Show(
                    new TsumugiException(
                        "TSU5004",
                        ExitCode.Temporary,
                        "",
                        new Phrase($"reading or writing failed: {other.Message}", $"読み書きに失敗しました: {other.Message}"),
                        new Phrase("run the same command again; finished parts are kept", "同じコマンドをもう一度実行してください。終わった部分は残っています"),
                        other),
                    session);
            default:
                session.Say($"TSU9001: a fault of the program: {failure.GetType().Name}: {failure.Message}", $"TSU9001: プログラムの不具合です: {failure.GetType().Name}: {failure.Message}");
                session.Error.WriteLine(failure.StackTrace);
                return 70;
        }
    }
}
