using System.Text.RegularExpressions;

namespace Tsumugi.EndToEnd;

/// <summary>What the first page promises is what happens.</summary>
public sealed partial class ReadmeTests
{
    [Theory]
    [InlineData("README.md", "en_US.UTF-8")]
    [InlineData("README.ja.md", "ja_JP.UTF-8")]
    public void The_console_blocks_show_what_the_program_prints(string page, string language)
    {
        using Workspace space = new();
        Workspace.Copy(Path.Combine(ProgramRun.Root, "samples"), space.At("samples"));
        string[] blocks = [.. ConsoleBlock().Matches(File.ReadAllText(Path.Combine(ProgramRun.Root, page))).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(blocks);
        foreach (string block in blocks)
        {
            foreach (string step in block.Split("$ ./tsumugi ", StringSplitOptions.RemoveEmptyEntries))
            {
                string[] lines = step.TrimEnd().Split('\n');
                ProgramRun run = ProgramRun.Of(new ProgramSettings { Folder = space.Folder, Language = language }, lines[0].Split(' ')).Expect(0);
                Matches([.. lines[1..].Where(line => line.Length > 0)], [.. run.Out.Split('\n').Where(line => line.Length > 0)]);
            }
        }
    }

    [Fact]
    public void The_test_command_is_the_one_that_continuous_integration_calls()
    {
        Assert.Contains("./test", File.ReadAllText(Path.Combine(ProgramRun.Root, "README.md")), StringComparison.Ordinal);
        Assert.Contains("exec ./test", File.ReadAllText(Path.Combine(ProgramRun.Root, ".ci", "run")), StringComparison.Ordinal);
    }

    /// <summary>Compares line by line; a line `…` stands for any number of lines, a … at the end of a line for any rest of it.</summary>
    private static void Matches(string[] shown, string[] printed)
    {
        int at = 0;
        foreach (string line in shown)
        {
            if (line.Trim() == "…")
            {
                at = -1;
                continue;
            }

            string start = line.TrimEnd().TrimEnd('…');
            bool whole = start.Length == line.TrimEnd().Length;
            int found = Array.FindIndex(printed, Math.Max(0, at), text => whole ? text.TrimEnd() == start : text.StartsWith(start, StringComparison.Ordinal));
            Assert.True(found >= 0 && (at < 0 || found == at), $"the page shows `{line}`, the program printed\n{string.Join('\n', printed)}");
            at = found + 1;
        }
    }

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex ConsoleBlock();
}
