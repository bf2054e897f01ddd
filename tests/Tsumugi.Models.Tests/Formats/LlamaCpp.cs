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
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "node-llama-cpp")))
        {
            Assert.Skip("llama.cpp is not installed: `eng/llama.sh` does it by npm, on Linux on x86-64");
        }

        ProcessStartInfo start = new("node", [Path.Combine(Folder, "greedy.mjs"), model, count.ToString(System.Globalization.CultureInfo.InvariantCulture), JsonSerializer.Serialize(prompts)])
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
        using JsonDocument json = JsonDocument.Parse(output.Trim().Split('\n')[^1]);
        return [.. json.RootElement.GetProperty("tokens").EnumerateArray().Select(tokens => tokens.EnumerateArray().Select(token => token.GetInt32()).ToArray())];
    }
}
