using System.Text;
using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>What was kept of a page and what was cut, read again from its source.</summary>
public sealed class ExplainPageTests : IDisposable
{
    private const string Number = "123456789018";

    private readonly Workspace _space = new();

    public ExplainPageTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _space.Dispose();

    [Theory]
    [InlineData("en_US.UTF-8", "navigation element [extract/navigation]", "is gone or cannot be read", "is no longer the file that the run read", "`work/plan.json`, which says where the source lies, is gone")]
    [InlineData("ja_JP.UTF-8", "ナビゲーション [extract/navigation]", "がないか、読み込めません", "実行時に読んだファイルと異なります", "`work/plan.json` がありません")]
    public void A_page_is_told_as_long_as_its_source_is_the_same(string language, string reason, string gone, string changed, string noPlan)
    {
        string page = Build();
        string whole = Explain(language, "--page").Out;
        Assert.Contains(reason, whole, StringComparison.Ordinal);
        Assert.Contains("nav#global", whole, StringComparison.Ordinal);
        Assert.Contains("案内の頁", whole, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, whole, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.jp", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("\n  + ", Explain(language).Out, StringComparison.Ordinal);
        Assert.Contains("\n  + ", whole, StringComparison.Ordinal);

        byte[] bytes = File.ReadAllBytes(page);
        File.WriteAllBytes(page, [.. bytes[..^1], (byte)'?']);
        Assert.Contains(changed, Explain(language, "--page").Out, StringComparison.Ordinal);
        File.Delete(page);
        Assert.Contains(gone, Explain(language, "--page").Out, StringComparison.Ordinal);
        File.WriteAllBytes(page, bytes);
        Assert.Equal(whole, Explain(language, "--page").Out);
        Directory.Delete(_space.At("out/work"), recursive: true);
        ProgramRun without = Explain(language, "--page");
        Assert.Contains(noPlan, without.Out, StringComparison.Ordinal);
        Assert.Contains("→", without.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ranges_for_programs_lead_into_the_dataset_and_into_the_page()
    {
        string page = Build();
        byte[] body = File.ReadAllBytes(page);
        using JsonDocument life = JsonDocument.Parse(Explain("en_US.UTF-8", "--json").Out);
        JsonElement told = life.RootElement.GetProperty("page");
        Assert.Equal(body.Length, told.GetProperty("bytes").GetInt32());
        Assert.Equal(JsonValueKind.Null, told.GetProperty("trouble").ValueKind);
        byte[] text = Encoding.UTF8.GetBytes(Ledgers.Dataset(_space.At("out"), "text").Single()[0]);
        JsonElement[] kept = [.. told.GetProperty("blocks").EnumerateArray().Where(block => block.GetProperty("reason").ValueKind == JsonValueKind.Null)];
        Assert.True(kept.Length > 3);
        Assert.Equal(Encoding.UTF8.GetString(text), string.Join('\n', kept.Select(block => Slice(text, block.GetProperty("text")))));
        Assert.All(kept, block => Assert.Equal(block.GetProperty("words").GetString(), Slice(text, block.GetProperty("text"))));
        JsonElement navigation = told.GetProperty("blocks").EnumerateArray().First(block => block.GetProperty("reason").GetString() == "extract/navigation");
        Assert.Equal("案内の頁", Encoding.GetEncoding(932).GetString(body[navigation.GetProperty("start").GetInt32()..navigation.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public void Extract_tells_every_part_and_the_kept_ones_tile_the_text()
    {
        string pages = Path.Combine(ProgramRun.Root, "samples", "quickstart", "pages");
        JsonElement[] lines = [.. ProgramRun.Of("extract", "--blocks", pages).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        string[] plain = [.. ProgramRun.Of("extract", pages).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];
        Assert.Equal(plain, lines.Select(line => line.GetProperty("text").GetString()!));
        Assert.All(lines, line =>
        {
            byte[] text = Encoding.UTF8.GetBytes(line.GetProperty("text").GetString()!);
            JsonElement[] blocks = [.. line.GetProperty("blocks").EnumerateArray()];
            Assert.Equal(Encoding.UTF8.GetString(text), string.Join('\n', blocks.Where(block => block.GetProperty("text").ValueKind == JsonValueKind.Array).Select(block => Slice(text, block.GetProperty("text")))));
            Assert.Equal(blocks.Select(block => block.GetProperty("start").GetInt32()).Order(), blocks.Select(block => block.GetProperty("start").GetInt32()));
            Assert.All(blocks, block => Assert.True(block.GetProperty("text").ValueKind == JsonValueKind.Null == (block.GetProperty("reason").ValueKind == JsonValueKind.String)));
        });
        Assert.True(lines.Sum(line => line.GetProperty("blocks").GetArrayLength()) > 1000);
    }

    private static string Slice(byte[] text, JsonElement range) => Encoding.UTF8.GetString(text[range[0].GetInt32()..range[1].GetInt32()]);

    /// <summary>Builds a run over one Shift_JIS page.</summary>
    /// <returns>The page's path.</returns>
    private string Build()
    {
        string page =
            $"""
            <html><head><title>糸の話</title></head><body><nav id=global><p>案内の頁</p></nav>
            <main><h1>糸の話</h1><p>{JapaneseProse.Of(1)}</p><p>連絡先はhanako@example.jpです。{JapaneseProse.Of(2)}</p><p>個人番号は{Number}です。</p><p>終わりの段落です。</p></main>
            <div class=sidebar>管理人taro@example.jpの個人番号は{Number}</div></body></html>
            """;
        string path = _space.Write("pages/a.html", Encoding.GetEncoding(932).GetBytes(page));
        ProgramRun.Of("build", _space.Recipe("html", "pages", _space.MildRules()), "--out", _space.At("out")).Expect(0);
        return path;
    }

    private ProgramRun Explain(string language, params string[] more) =>
        ProgramRun.Of(new ProgramSettings { Language = language }, ["explain", _space.At("out"), "--id", Ledgers.Rows(_space.At("out"), "documents", "id").Single()[0], .. more]).Expect(0);
}
