using System.Text.RegularExpressions;

namespace Tsumugi.EndToEnd;

/// <summary>What a person sees who knows nothing yet.</summary>
public sealed partial class HelpTests
{
    public static TheoryData<string> Commands => ["build", "plan", "decide", "whatif", "compare", "explain", "verify", "status", "resume", "cancel", "work", "decode", "extract", "identify", "measure", "judge", "redact", "dedup", "contamination", "classify", "lm", "tokenizer", "pack", "train", "export", "eval", "prove", "serve", "trace", "measures", "rules", "schema", "completions", "run-task"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_explains_itself_in_both_languages_with_an_example(string command)
    {
        string english = ProgramRun.Of(command, "--help").Expect(0).Out;
        Assert.Contains($"Usage: tsumugi {command}", english, StringComparison.Ordinal);
        Assert.Contains("Examples:", english, StringComparison.Ordinal);
        Assert.DoesNotMatch(Japanese(), english.Split("Examples:")[0]);
        string japanese = ProgramRun.Of(command, "--help", "--lang", "ja").Expect(0).Out;
        Assert.Contains($"使い方: tsumugi {command}", japanese, StringComparison.Ordinal);
        Assert.Contains("例:", japanese, StringComparison.Ordinal);
        Assert.All(Descriptions(japanese.Split("例:")[0]), line => Assert.Matches(Japanese(), line));
    }

    [Fact]
    public void The_program_lists_its_commands_but_none_that_is_missing_here()
    {
        string help = ProgramRun.Of("--help").Expect(0).Out;
        Assert.Equal(Commands.Select(row => row.Data).Order(), CommandLine().Matches(help).Select(match => match.Groups[1].Value).Order());
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Completion_scripts_ask_the_program_itself(string shell) => Assert.Contains("[suggest:", ProgramRun.Of("completions", shell).Expect(0).Out, StringComparison.Ordinal);

    [Fact]
    public void Bash_completes_commands_and_options()
    {
        using Workspace space = new();
        space.Write("try.sh", $"PATH={Path.GetDirectoryName(ProgramRun.Executable)}:$PATH\nsource <(tsumugi completions bash)\nCOMP_LINE='tsumugi build --wor' COMP_POINT=19 COMP_WORDS=(tsumugi build --wor) COMP_CWORD=2\n_tsumugi\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n");
        using System.Diagnostics.Process bash = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", [space.At("try.sh")]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        Assert.Equal("--workers\n", bash.StandardOutput.ReadToEnd());
        bash.WaitForExit();
    }

    [Fact]
    public void Colours_and_moving_bars_stay_out_of_pipes()
    {
        ProgramRun run = ProgramRun.Of("plan", Workspace.Quickstart).Expect(0);
        Assert.DoesNotContain('\e', run.Out + run.Error);
    }

    /// <summary>Lines of the lists: two blanks, a name, two or more blanks, a description.</summary>
    private static IEnumerable<string> Descriptions(string help) => help.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal));

    [GeneratedRegex(@"[\u3041-\u30FF\u4E00-\u9FFF]", RegexOptions.NonBacktracking)]
    private static partial Regex Japanese();

    [GeneratedRegex(@"^  ([a-z][a-z-]+)  +\S", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex CommandLine();
}
