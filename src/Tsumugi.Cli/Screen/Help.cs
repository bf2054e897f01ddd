using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Tsumugi.Cli.Commands;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Cli.Screen;

/// <summary>Prints help in both languages, with examples, wide letters counted as two columns.</summary>
/// <param name="session">The session.</param>
internal sealed class Help(Session session) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, session);
        return 0;
    }

    /// <summary>Says whether the person asked for help.</summary>
    public static bool IsWanted(ParseResult parsed) => parsed.Action is Help;

    /// <summary>Shows what is wrong with the arguments.</summary>
    public static int ShowErrors(ParseResult parsed, Session session)
    {
        Command command = parsed.CommandResult.Command;
        // Only the first unknown word is told: what follows is mostly its value.
        ShowError(parsed, command, parsed.UnmatchedTokens is [string first, ..] ? first : "", session);

        session.Say($"`{Path(command)} --help` shows what it takes", $"`{Path(command)} --help` で使い方が見られます");
        return (int)ExitCode.Usage;
    }

    private static void ShowError(ParseResult parsed, Command command, string token, Session session)
    {
        if (token.Length == 0)
        {
            ShowMissing(parsed, command, session);
            return;
        }

        bool option = token.StartsWith('-');
        IEnumerable<string> names = option ? command.Options.Select(known => known.Name) : command.Subcommands.Select(known => known.Name);
        string? near = NearestName.To(token, names);
        session.Say(
            $"TSU2020: `{Path(command)}` does not know `{token}`{(near is null ? "" : $"; did you mean `{near}`?")}",
            $"TSU2020: `{Path(command)}` に `{token}` はありません{(near is null ? "" : $"。`{near}` のことではありませんか")}");
    }

    private static void ShowMissing(ParseResult parsed, Command command, Session session)
    {
        string[] missing = [.. command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 }).Select(argument => argument.Name)];
        if (missing.Length > 0)
        {
            string names = string.Join(", ", missing.Select(name => $"`{name}`"));
            session.Say($"TSU2020: `{Path(command)}` needs {names}", $"TSU2020: `{Path(command)}` には {names} が必要です");
            return;
        }

        session.Error.WriteLine("TSU2020: " + string.Join("; ", parsed.Errors.Select(error => error.Message.TrimEnd('.'))));
    }

    private static void Write(Command command, Session session)
    {
        TextWriter to = session.Out;
        to.WriteLine(command.Description);
        to.WriteLine();
        string arguments = string.Concat(command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]" : argument.Arity.MaximumNumberOfValues > 1 ? $" {argument.Name}…" : $" {argument.Name}"));
        string usage = command.Subcommands.Count > 0 ? session.T(" COMMAND", " コマンド") : arguments;
        to.WriteLine($"{session.T("Usage", "使い方")}: {Path(command)}{usage}{session.T(" [options]", " [オプション]")}");
        List("Commands", "コマンド", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description ?? "")), session);
        List("Arguments", "引数", command.Arguments.Select(argument => (argument.Name, argument.Description ?? "")), session);
        List("Options", "オプション", Options(command).Select(option => (Names(option), option.Description ?? "")), session);
        if (command is DescribedCommand { Examples.Count: > 0 } described)
        {
            to.WriteLine();
            to.WriteLine(session.T("Examples:", "例:"));
            foreach (string example in described.Examples)
            {
                to.WriteLine("  " + example);
            }
        }
    }

    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive))).Where(option => option is not VersionOption);

    private static string Names(Option option) => option.Name + (option.ValueType == typeof(bool) || option is HelpOption ? "" : $" {option.HelpName ?? "VALUE"}");

    private static void List(string english, string japanese, IEnumerable<(string Name, string Text)> rows, Session session)
    {
        (string Name, string Text)[] all = [.. rows];
        if (all.Length == 0)
        {
            return;
        }

        session.Out.WriteLine();
        session.Out.WriteLine(session.T(english + ":", japanese + ":"));
        int width = all.Max(row => Columns.Of(row.Name));
        foreach ((string name, string text) in all)
        {
            session.Out.WriteLine($"  {Columns.Pad(name, width)}  {text}");
        }
    }

    private static string Path(Command command)
    {
        Command? parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? "tsumugi" : $"{Path(parent)} {command.Name}";
    }
}
