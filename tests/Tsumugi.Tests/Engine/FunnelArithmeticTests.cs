using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Verification;

namespace Tsumugi.Tests.Engine;

public sealed class FunnelArithmeticTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_funnel_that_adds_up_has_no_findings() => Assert.Empty(Check(Step("read", 10, 7, 2, 0, 1, 70) + "," + Step("rules", 7, 7, 0, 0, 0, 70)));

    [Fact]
    public void A_step_that_loses_a_document_is_found() => Assert.Equal("funnel-sum", Check(Step("read", 10, 6, 2, 0, 1, 60))[0].Code);

    [Fact]
    public void A_step_that_receives_what_nobody_handed_on_is_found() => Assert.Equal("funnel-chain", Check(Step("read", 10, 10, 0, 0, 0, 100) + "," + Step("rules", 9, 9, 0, 0, 0, 90))[0].Code);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"steps\":1}")]
    public void A_funnel_that_cannot_be_read_is_found(string json)
    {
        _folder.Write("report/funnel.json", json);
        Assert.Equal("funnel-unreadable", FunnelArithmetic.Check(new RunFolder(_folder.Root)).First().Code);
    }

    public void Dispose() => _folder.Dispose();

    private static string Step(string name, int into, int kept, int dropped, int merged, int failed, int outBytes) =>
        $"{{\"step\":\"{name}\",\"in\":{Count(into)},\"kept\":{Count(kept)},\"dropped\":{Count(dropped)},\"merged\":{Count(merged)},\"failed\":{Count(failed)},\"out\":{{\"bytes\":{outBytes}}}}}";

    private static string Count(int documents) => $"{{\"documents\":{documents},\"bytes\":{documents * 10}}}";

    private List<Finding> Check(string steps)
    {
        _folder.Write("report/funnel.json", "{\"steps\":[" + steps + "]}");
        return [.. FunnelArithmetic.Check(new RunFolder(_folder.Root))];
    }
}
