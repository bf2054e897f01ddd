using System.CommandLine;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Recipes;
using Tsumugi.Engine.Schedulers;

namespace Tsumugi.Cli.Batch;

/// <summary>The options that say where tasks run, worded once.</summary>
internal static class SiteOptions
{
    /// <summary>The variable that names the site file where no option does.</summary>
    public const string Variable = "TSUMUGI_SITE";

    /// <summary>`--executor NAME`.</summary>
    public static Option<string> Executor(Session session)
    {
        Option<string> option = new("--executor")
        {
            Description = session.T("What runs the tasks: this machine (local), a scheduler, or people on machines that share a folder (hand); default: the site file's", "タスクを動かすものです。このマシン（local）、スケジューラ、またはフォルダを共有する複数のマシンでの手作業（hand）です（既定: サイトファイルの指定）"),
            HelpName = string.Join('|', SchedulerCatalog.Executors),
            DefaultValueFactory = _ => "",
        };
        option.AcceptOnlyFromAmong([.. SchedulerCatalog.Executors, ""]);
        return option;
    }

    /// <summary>`--site FILE`.</summary>
    public static Option<string> Site(Session session) => new("--site")
    {
        Description = session.T($"The site file (YAML): executor, queue, account, limits (default: what {Variable} names)", $"サイトファイル（YAML）です。スケジューラ、キュー、アカウント、上限を書きます（既定: 環境変数 {Variable}）"),
        HelpName = "FILE",
        DefaultValueFactory = _ => "",
    };

    /// <summary>`--detach`.</summary>
    public static Option<bool> Detach(Session session) => new("--detach") { Description = session.T("Submit the jobs and do not wait for them", "ジョブを投入したら、待たずに終わります") };

    /// <summary>Reads the settings of the site.</summary>
    /// <param name="path">What `--site` says; empty for what the environment says.</param>
    /// <param name="executor">What `--executor` says; empty for what the file says.</param>
    /// <exception cref="TsumugiException">TSU4007: the file cannot be read.</exception>
    /// <exception cref="ProblemsException">Everything that is wrong with it.</exception>
    public static SiteSettings Read(string path, string executor)
    {
        string file = path.Length > 0 ? path : Environment.GetEnvironmentVariable(Variable) ?? "";
        SiteSettings site = SiteReader.Read(file.Length > 0 ? Text(file) : "", file, executor);
        return site.Program.Length > 0 ? site : site with { Program = Environment.ProcessPath ?? "tsumugi" };
    }

    /// <summary>Says whether a site was named at all.</summary>
    public static bool IsGiven(string path, string executor) => path.Length > 0 || executor.Length > 0;

    private static string Text(string path)
    {
        try
        {
            return TextFile.Read(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new TsumugiException(
                "TSU4007",
                ExitCode.InputMissing,
                path,
                new Phrase("the site file cannot be read", "サイトファイルを読み込めません"),
                new Phrase($"`--site FILE` or the variable `{Variable}` names it; docs/en/cluster.md has examples", $"`--site ファイル` か環境変数 `{Variable}` で指定します。例は docs/ja/cluster.md にあります"),
                unreadable);
        }
    }
}
