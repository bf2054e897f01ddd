using System.Diagnostics;
using System.Text.Json;

namespace Tsumugi.Tests.Models.Formats;

/// <summary>The real llama.cpp, where `eng/llama.sh` has installed it.</summary>
public static class LlamaCpp
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "llama");

    /// <summary>Continues prompts by the likeliest token; skips the test where llama.cpp is not installed.</summary>
    public static int[][] Continue(string model, int count, int[][] prompts)
    {
        using JsonDocument json = JsonDocument.Parse(Run("greedy.mjs", model, count.ToString(System.Globalization.CultureInfo.InvariantCulture), JsonSerializer.Serialize(prompts))[^1]);
        return [.. json.RootElement.GetProperty("tokens").EnumerateArray().Select(tokens => tokens.EnumerateArray().Select(token => token.GetInt32()).ToArray())];
    }

    /// <summary>Says for each line of texts and tokens whether llama.cpp agrees; skips the test where it is not installed.</summary>
    public static string[] Tokenize(string vocabulary, string lines) => Run("tokenize.mjs", vocabulary, lines);

    private static string[] Run(string script, params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "node-llama-cpp")))
        {
            Assert.Skip("llama.cpp is not installed: `eng/llama.sh` does it by npm, on Linux on x86-64");
        }

        ProcessStartInfo start = new("node", [Path.Combine(Folder, script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 && output.Length > 0, $"llama.cpp: {output}{error.Result}");
        return output.Trim().Split('\n');
    }
}
