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
        using TemporaryFolder folder = new();
        ServerSettings settings = new() { Keys = KeyRing.Read(folder.Write("keys", "team 0b1f-uuid:secret\n")) };
        await using RunningServer server = await RunningServer.Of(new MemoryModel("アシスタント：" + Tale), settings);

        string[] lines = await NodeScript.RunAsync("openai", "Tsumugi.Serve.Tests/official-client.mjs", $"{server.Address}v1", "0b1f-uuid:secret");
        Assert.Equal(11, lines.Length);
    }
}
