using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>Hosts and addresses that a recipe leaves out.</summary>
public sealed class BlockListTests
{
    [Fact]
    public void A_blocked_page_is_dropped_unread_and_says_by_which_line()
    {
        using Workspace space = new();
        string recipe = Plant(space, "# own list\nbad.example adult\ngood.example/private\n");
        ProgramRun.Of("build", recipe, "--out", space.At("out"), "--workers", "1").Expect(0);
        ProgramRun.Of("build", recipe, "--out", space.At("four"), "--workers", "4").Expect(0);
        Assert.Equal(space.Root(), space.Root("four"));
        ProgramRun.Of("verify", space.At("out")).Expect(0);
        Assert.Equal(2, space.Funnel()["read"]["dropped"]);
        Assert.Equal(1, space.Funnel()["write"]["kept"]);
        string told = ProgramRun.Of("explain", space.At("out"), "--url", "https://www.bad.example/1").Expect(0).Out;
        Assert.Contains("the host or address is on a list of the recipe (block.txt:2 bad.example (adult)) [read/blocked-address]", told, StringComparison.Ordinal);
        Assert.Contains("sha256", File.ReadAllText(space.At("out/work/plan.json")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_list_that_has_changed_makes_another_plan_and_is_not_decided_over()
    {
        using Workspace space = new();
        string recipe = Plant(space, "bad.example\n");
        ProgramRun.Of("build", recipe, "--out", space.At("out")).Expect(0);
        string before = Hash(space, recipe);
        space.Write("block.txt", "bad.example\ngood.example\n");
        Assert.NotEqual(before, Hash(space, recipe));
        Assert.Contains("TSU2040", ProgramRun.Of("decide", space.At("out"), "--recipe", recipe, "--out", space.At("again")).Expect(2).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a host\n", 2, "TSU2062")]
    [InlineData(null, 4, "TSU4001")]
    public void A_list_that_cannot_be_used_is_said(string? list, int code, string error)
    {
        using Workspace space = new();
        string recipe = Plant(space, list);
        Assert.Contains(error, ProgramRun.Of("build", recipe, "--out", space.At("out")).Expect(code).Error, StringComparison.Ordinal);
    }

    private static string Plant(Workspace space, string? list)
    {
        if (list is not null)
        {
            space.Write("block.txt", list);
        }

        string[] urls = ["https://www.bad.example/1", "https://good.example/private/2", "https://good.example/3"];
        space.Write("in/a.jsonl", string.Concat(urls.Select((url, i) => JsonSerializer.Serialize(new { id = i, text = JapaneseProse.Of(i), url }) + "\n")));
        return space.Recipe("jsonl", "in/a.jsonl", space.MildRules() + "block: {lists: [block.txt]}\n");
    }

    private static string Hash(Workspace space, string recipe)
    {
        using JsonDocument plan = JsonDocument.Parse(ProgramRun.Of("plan", recipe, "--json").Expect(0).Out);
        return plan.RootElement.GetProperty("plan").GetString()!;
    }
}
