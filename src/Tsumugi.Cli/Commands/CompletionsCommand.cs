using System.CommandLine;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi completions`: a script that lets the shell complete commands and options.</summary>
/// <remarks>The scripts ask the program itself (`tsumugi [suggest:POSITION] "LINE"`), so they never fall behind it.</remarks>
internal static class CompletionsCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _tsumugi() {
              local line="${COMP_LINE#* }" position=$((COMP_POINT - ${#COMP_WORDS[0]} - 1))
              mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$position]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}")
            }
            complete -o default -F _tsumugi tsumugi
            """,
        ["zsh"] = """
            #compdef tsumugi
            _tsumugi() {
              local line="${BUFFER#* }" position=$((CURSOR - ${#words[1]} - 1))
              local -a found
              found=("${(@f)$("${words[1]}" "[suggest:$position]" "$line" 2>/dev/null)}")
              compadd -a found || _files
            }
            compdef _tsumugi tsumugi
            """,
        ["fish"] = """
            function __tsumugi_complete
              set -l line (string replace -r '^\S+\s+' '' -- (commandline -cp))
              tsumugi "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c tsumugi -a '(__tsumugi_complete)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName tsumugi -ScriptBlock {
              param($word, $ast, $position)
              $line = "$ast" -replace '^\S+\s*', ''
              $offset = "$ast".Length - $line.Length
              tsumugi "[suggest:$($position - $offset)]" "$line" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> shell = new("SHELL") { Description = session.T("bash, zsh, fish or pwsh", "bash、zsh、fish、pwsh のどれかです") };
        DescribedCommand command = new(
            "completions",
            session.T("Prints a script that lets your shell complete commands and options", "シェルでコマンドやオプションを補完するためのスクリプトを出力します"),
            "source <(tsumugi completions bash)",
            "tsumugi completions fish > ~/.config/fish/completions/tsumugi.fish")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            string wanted = parsed.GetRequiredValue(shell);
            if (!Scripts.TryGetValue(wanted, out string? script))
            {
                string? near = NearestName.To(wanted, Scripts.Keys);
                throw new TsumugiException("TSU2023", ExitCode.Usage, "", new Phrase($"found `{wanted}`, expected `bash`, `zsh`, `fish` or `pwsh`", $"`{wanted}` ではなく `bash`、`zsh`、`fish`、`pwsh` のどれかを指定してください"), near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
            }

            session.Out.WriteLine(script);
            return 0;
        });
        return command;
    }
}
