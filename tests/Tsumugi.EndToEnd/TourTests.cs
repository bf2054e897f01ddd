using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tsumugi.EndToEnd;

/// <summary>The path of docs/en/tour.md, from pages to a model that says where its words stand, on the pages of the sample.</summary>
public sealed partial class TourTests : IDisposable
{
    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void Pages_become_a_model_that_llama_cpp_answers_alike_and_whose_words_lead_back_to_a_page()
    {
        string first = Run();
        Assert.Contains("held-out loss", first, StringComparison.Ordinal);
        Assert.Contains("commonsense-morality", first, StringComparison.Ordinal);
        Assert.True(File.Exists(_space.At("proof/prove.json")), first);
        if (Directory.Exists(Path.Combine(ProgramRun.Root, "artifacts", "llama", "node_modules", "node-llama-cpp")))
        {
            Assert.Equal(2, SameAnswer().Count(first));
        }

        // The last step: a span of an answer, its page, and why that page was kept.
        Match page = Page().Match(first[first.IndexOf("── 9", StringComparison.Ordinal)..]);
        Assert.True(page.Success, first);
        Assert.Contains($"--url {page.Value}", first, StringComparison.Ordinal);
        Assert.Contains("→ kept", first, StringComparison.Ordinal);

        // Again: what is there is left alone, and the answers are the same.
        string answers = File.ReadAllText(_space.At("answers.tsv"));
        string second = Run();
        Assert.DoesNotContain("$ tsumugi build", second, StringComparison.Ordinal);
        Assert.DoesNotContain("$ tsumugi prove", second, StringComparison.Ordinal);
        Assert.Equal(answers, File.ReadAllText(_space.At("answers.tsv")));
    }

    [Theory]
    [InlineData("enormous")]
    [InlineData("small", "OUT", "no/such/folder")]
    public void What_is_wrong_with_the_call_is_told(params string[] arguments)
    {
        (int code, string said) = Script([.. arguments.Select(argument => argument == "OUT" ? _space.Folder : argument)]);
        Assert.Equal(arguments.Length > 1 ? 4 : 2, code);
        Assert.Contains("samples/tour/run", said, StringComparison.Ordinal);
    }

    private string Run()
    {
        (int code, string said) = Script("small", _space.Folder);
        Assert.True(code == 0, said);
        return said;
    }

    private static (int Code, string Said) Script(params string[] arguments)
    {
        ProcessStartInfo start = new("/bin/bash", ["-c", "exec \"$0\" \"$@\" 2>&1", Path.Combine(ProgramRun.Root, "samples", "tour", "run"), .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["TSUMUGI"] = ProgramRun.Executable;
        start.Environment["LANG"] = "en_US.UTF-8";
        using Process process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }

    [GeneratedRegex("^  llama\\.cpp +the same$", RegexOptions.Multiline)]
    private static partial Regex SameAnswer();

    [GeneratedRegex("https?://\\S+")]
    private static partial Regex Page();
}
