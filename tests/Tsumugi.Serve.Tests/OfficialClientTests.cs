using System.Diagnostics;
using Tsumugi.Serve;
using Tsumugi.Serve.Access;

using Tsumugi.Tests.Models.Inference;

namespace Tsumugi.Tests.Serve;

/// <summary>The official client of the API is the judge of whether we speak it.</summary>
public sealed class OfficialClientTests
{
    private const string Tale = "むかしむかし、あるところに、おじいさんとおばあさんが住んでいました。";

    [Fact]
    public async Task The_official_client_can_do_everything_with_it()
    {
        string clients = Path.Combine(Repository.Root, "eng", "clients");
        if (!Directory.Exists(Path.Combine(clients, "node_modules", "openai")))
        {
            Assert.Skip("the official OpenAI client is not restored: run eng/clients.sh");
        }

        using TemporaryFolder folder = new();
        ServerSettings settings = new() { Keys = KeyRing.Read(folder.Write("keys", "team 0b1f-uuid:secret\n")) };
        await using RunningServer server = await RunningServer.Of(new MemoryModel("アシスタント：" + Tale), settings);

        // Node finds a module beside the script, so the script must lie beside the modules.
        string script = Path.Combine(clients, "official-client.test.mjs");
        File.Copy(Path.Combine(Repository.Root, "tests", "Tsumugi.Serve.Tests", "official-client.mjs"), script, overwrite: true);
        try
        {
            using Process node = Process.Start(new ProcessStartInfo("node", [script, $"{server.Address}v1", "0b1f-uuid:secret"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(node.ExitCode == 0, output + await errors);
            Assert.Equal(11, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }
        finally
        {
            File.Delete(script);
        }
    }
}
