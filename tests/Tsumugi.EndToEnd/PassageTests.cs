using System.Text;
using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>Lines that many documents repeat are cut, told and shown; the same for any number of workers, and when deciding again.</summary>
public sealed class PassageTests
{
    private const string Notice = "当サイトでは、利便性の向上と利用状況の分析のためにクッキーを使用しています。";
    private const string On = "paragraphs: {on: yes, max-documents: 5, near: 0.9}\n";

    [Fact]
    public void Frequent_lines_are_cut_and_the_ledger_the_page_and_explain_say_where_they_stay()
    {
        using Workspace space = new();
        string output = Build(space, "out", On, "1");
        Assert.Equal(space.Root(), Root(Build(space, "four", On, "4")));
        ProgramRun.Of("verify", output).Expect(0);

        List<string[]> texts = [.. Ledgers.Dataset(output, "url", "text")];
        Assert.Equal(24, texts.Count);
        Assert.Equal(["https://host0.example/0"], texts.Where(row => row[1].Contains(Notice, StringComparison.Ordinal)).Select(row => row[0]));
        Assert.InRange(texts.Count(row => row[1].Contains("さんの書いたほかの記事", StringComparison.Ordinal)), 1, 8);
        Assert.All(texts, row => Assert.DoesNotContain("\n\n\n", row[1], StringComparison.Ordinal));

        // Each cut: the stored text lies in the documents that stay, so what stays can be read there.
        Dictionary<string, string> urls = Ledgers.Rows(output, "documents", "id", "url").ToDictionary(row => row[0], row => row[1]);
        List<string[]> cuts = [.. Ledgers.Rows(output, "edits-paragraphs", "id", "kind", "parts", "kept_id", "kept_start")];
        Assert.Equal(23, cuts.Count(cut => cut[2] == "documents 24+hosts 4"));
        Assert.All(cuts.Where(cut => cut[2] == "documents 24+hosts 4"), cut => Assert.Equal("https://host0.example/0", urls[cut[3]]));
        byte[] kept = Encoding.UTF8.GetBytes(Text(0));
        Assert.StartsWith(Notice, Encoding.UTF8.GetString(kept.AsSpan(int.Parse(cuts.First(cut => cut[2] == "documents 24+hosts 4")[4], System.Globalization.CultureInfo.InvariantCulture))), StringComparison.Ordinal);

        ProgramRun story = ProgramRun.Of("explain", output, "--url", "https://host1.example/1").Expect(0);
        Assert.Contains("seen in 24 documents of 4 hosts", story.Out, StringComparison.Ordinal);
        Assert.Contains("the same words stay in https://host0.example/0", story.Out, StringComparison.Ordinal);
        Assert.Contains("4 ホストの 24 文書に出現", ProgramRun.Of("explain", output, "--url", "https://host1.example/1", "--lang", "ja").Expect(0).Out, StringComparison.Ordinal);

        string page = File.ReadAllText(Path.Combine(output, "report", "index.html"));
        Assert.Contains("Repeated lines and paragraphs", page, StringComparison.Ordinal);
        Assert.Contains(Notice, page, StringComparison.Ordinal);
        Assert.Equal(["24", "24", "4"], Ledgers.Rows(output, "passages", "occurrences", "documents", "hosts").First(row => row[2] == "4" && row[1] == "24"));

        using JsonDocument funnel = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "report", "funnel.json")));
        Assert.Contains("paragraphs", funnel.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString()));
    }

    [Fact]
    public void Deciding_again_with_the_step_gives_what_a_full_build_gives_and_without_it_no_trace_is_left()
    {
        using Workspace space = new();
        string plain = Build(space, "plain", "", "2");
        Assert.DoesNotContain(Directory.EnumerateFiles(plain, "*", SearchOption.AllDirectories), path => path.Contains("paragraph", StringComparison.Ordinal) || path.Contains("passages", StringComparison.Ordinal));
        string full = Build(space, "full", On, "2");
        string decided = space.At("decided");
        ProgramRun.Of("decide", plain, "--recipe", space.At("recipe.yaml"), "--out", decided).Expect(0);
        Assert.Equal(Root(full), Root(decided));
        string back = space.At("back");
        Build(space, "ignored", "", "2");
        ProgramRun.Of("decide", decided, "--recipe", space.At("recipe.yaml"), "--out", back).Expect(0);
        Assert.Equal(Root(plain), Root(back));
    }

    private static string Text(int i) => $"{JapaneseProse.Of(i).TrimEnd('\n')}\n{Notice}\n\n投稿者である{Name(i)}さんの書いたほかの記事もあわせてお読みになってはいかがでしょうか。\n";

    private static string Name(int i) => new[] { "田中", "佐藤", "鈴木", "高橋", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田" }[i % 12];

    private static string Root(string output)
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "manifest.json")));
        return manifest.RootElement.GetProperty("root").GetString()!;
    }

    private static string Build(Workspace space, string name, string section, string workers)
    {
        StringBuilder lines = new();
        for (int i = 0; i < 24; i++)
        {
            lines.Append(JsonSerializer.Serialize(new Dictionary<string, string> { ["url"] = $"https://host{i % 4}.example/{i}", ["text"] = Text(i) })).Append('\n');
        }

        space.Write("pages.jsonl", lines.ToString());
        string recipe = space.Recipe("jsonl", "pages.jsonl", space.MildRules() + section);
        ProgramRun.Of("build", recipe, "--out", space.At(name), "--workers", workers).Expect(0);
        return space.At(name);
    }
}
