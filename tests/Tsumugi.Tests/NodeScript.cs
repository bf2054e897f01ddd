using System.Diagnostics;

namespace Tsumugi.Tests;

/// <summary>Runs a script of a test with the npm packages that `eng/clients.sh` restores.</summary>
internal static class NodeScript
{
    private static readonly string Clients = Path.Combine(Repository.Root, "eng", "clients");

    /// <summary>Runs a script to its end, which must be a good one; skips the test where the package is missing.</summary>
    /// <param name="package">The npm package that it needs.</param>
    /// <param name="script">Its path under `tests/`.</param>
    /// <param name="arguments">What it is told.</param>
    /// <returns>The lines that it printed.</returns>
    public static async Task<string[]> RunAsync(string package, string script, params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Clients, "node_modules", package)))
        {
            Assert.Skip($"{package} is not restored: run eng/clients.sh");
        }

        // Node finds a module beside the script, so the script must lie beside the modules.
        string copy = Path.Combine(Clients, Path.GetFileNameWithoutExtension(script) + ".test.mjs");
        File.Copy(Path.Combine(Repository.Root, "tests", script), copy, overwrite: true);
        try
        {
            using Process node = Process.Start(new ProcessStartInfo("node", [copy, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(node.ExitCode == 0, output + await errors);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
